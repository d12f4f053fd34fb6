package org.multispa.engine.subtasks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.multispa.dataset.Subtask;

/// All families of questions about static scenes. A new family is one class and one line here.
public final class QuestionFamilies {
    private static final List<QuestionFamily> ALL = List.of(
            new DepthEstimation(), new DepthComparison(), new Correspondence(), new CameraMotion(), new ObjectSize());

    private QuestionFamilies() {}

    /// Proposes everything that can be asked of the wanted subtasks about a scene, in a fixed order.
    public static void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink) {
        for (QuestionFamily family : ALL) {
            Set<Subtask> ours = EnumSet.copyOf(family.subtasks());
            ours.retainAll(wanted);
            if (!ours.isEmpty()) {
                family.propose(context, ours, sink);
            }
        }
    }

    /// The subtasks of the benchmark that some family makes: those about scenes that stand still.
    public static Set<Subtask> supported() {
        Set<Subtask> supported = EnumSet.noneOf(Subtask.class);
        ALL.forEach(family -> supported.addAll(family.subtasks()));
        supported.retainAll(Subtask.benchmark());
        return supported;
    }
}
