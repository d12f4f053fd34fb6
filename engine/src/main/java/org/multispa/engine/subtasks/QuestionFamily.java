package org.multispa.engine.subtasks;

import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.engine.questions.ProposalSink;

/// A family of subtasks that look at a scene the same way. Stateless.
interface QuestionFamily {
    /// The subtasks this family makes.
    Set<Subtask> subtasks();

    /// Proposes everything that can be asked of the wanted subtasks, in a fixed order.
    void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink);
}
