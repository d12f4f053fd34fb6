package org.multispa.engine.testscenes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;

/// Everything that a scene proposes of some subtasks.
public record Proposed(List<Proposal> proposals, Map<Subtask, Map<Gate, Long>> drops) {
    public static Proposed of(AskedScene scene, Set<Subtask> wanted) {
        Proposed all = new Proposed(new ArrayList<>(), new EnumMap<>(Subtask.class));
        scene.propose(wanted, new ProposalSink() {
            @Override
            public void offer(Proposal proposal) {
                all.proposals.add(proposal);
            }

            @Override
            public void drop(Subtask subtask, Gate gate, long times) {
                all.drops
                        .computeIfAbsent(subtask, s -> new EnumMap<>(Gate.class))
                        .merge(gate, times, Long::sum);
            }
        });
        return all;
    }

    /// All proposals as questions.
    public List<Question> questions() {
        return proposals.stream().map(proposal -> proposal.question().get()).toList();
    }
}
