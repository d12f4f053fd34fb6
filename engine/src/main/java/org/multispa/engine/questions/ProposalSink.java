package org.multispa.engine.questions;

import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;

/// Where a family puts what it proposes and counts what it drops.
public interface ProposalSink {
    void offer(Proposal proposal);

    /// Counts one possible question kept out by a gate.
    default void drop(Subtask subtask, Gate gate) {
        drop(subtask, gate, 1);
    }

    void drop(Subtask subtask, Gate gate, long times);
}
