package org.multispa.engine.motion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.scenes.DynamicScene;

/// Everything that a scene proposes.
record Asked(List<Proposal> proposals, Map<Subtask, Map<Gate, Long>> drops) {
    static Asked of(DynamicScene scene, Profile profile, AskSettings.Motion settings, long seed, int threads) {
        return of(MotionScene.of(scene, profile, AskSettings.DEFAULT.withMotion(settings), seed, threads));
    }

    static Asked of(DynamicScene scene, Profile profile, AskSettings.Motion settings) {
        return of(scene, profile, settings, 7, 2);
    }

    static Asked of(MotionScene scene) {
        return of(scene, EnumSet.allOf(Subtask.class));
    }

    static Asked of(MotionScene scene, Set<Subtask> wanted) {
        Asked asked = new Asked(new ArrayList<>(), new EnumMap<>(Subtask.class));
        scene.propose(wanted, new ProposalSink() {
            @Override
            public void offer(Proposal proposal) {
                asked.proposals.add(proposal);
            }

            @Override
            public void drop(Subtask subtask, Gate gate, long times) {
                asked.drops
                        .computeIfAbsent(subtask, s -> new EnumMap<>(Gate.class))
                        .merge(gate, times, Long::sum);
            }
        });
        return asked;
    }

    List<Question> questions() {
        return proposals.stream().map(proposal -> proposal.question().get()).toList();
    }

    Map<String, Question> questions(Subtask subtask) {
        Map<String, Question> byId = new TreeMap<>();
        for (Question question : questions()) {
            if (question.subtask() == subtask && byId.put(question.id(), question) != null) {
                throw new AssertionError("asked twice: " + question.id());
            }
        }
        return byId;
    }

    /// A raw value that must be there.
    static double raw(Question question, String name) {
        return Objects.requireNonNull(question.raw().get(name), name);
    }

    long dropped(Subtask subtask, Gate gate) {
        Map<Gate, Long> ofSubtask = drops.get(subtask);
        Long times = ofSubtask == null ? null : ofSubtask.get(gate);
        return times == null ? 0 : times;
    }
}
