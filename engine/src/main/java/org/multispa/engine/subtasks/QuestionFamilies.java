package org.multispa.engine.subtasks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.engine.questions.ProposalSink;

/// All families of questions about static scenes. A new family is one class and one line here.
final class QuestionFamilies {
    private static final List<QuestionFamily> ALL = List.of(
            new DepthEstimation(), new DepthComparison(), new Correspondence(), new CameraMotion(), new ObjectSize());

    private QuestionFamilies() {}

    /// Proposes everything that can be asked of the wanted subtasks about a scene, in a fixed order.
    static void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink) {
        for (QuestionFamily family : ALL) {
            Set<Subtask> ours = EnumSet.copyOf(family.subtasks());
            ours.retainAll(wanted);
            if (!ours.isEmpty()) {
                family.propose(context, ours, sink);
            }
        }
    }
}
