package org.multispa.dataset.audit;

/// How an audit is made.
///
/// @param questions at most this many different questions a subtask are looked at, chosen by hash
/// @param margin by how much, as a share, something must exceed what is expected to be flagged
public record AuditSettings(int questions, double margin) {
    public static final AuditSettings DEFAULT = new AuditSettings(20_000, 0.05);

    /// Subtasks with fewer questions are described, not judged.
    static final int LEAST_QUESTIONS = 30;

    /// Probability that chance alone raises any flag in a whole audit of a data set without shortcuts, at most.
    static final double LEVEL = 0.05;

    public AuditSettings {
        if (questions < LEAST_QUESTIONS) {
            throw new IllegalArgumentException("an audit needs at least " + LEAST_QUESTIONS
                    + " questions a subtask to judge it, found " + questions);
        }
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException("the margin is a share from 0 to below 1, found " + margin);
        }
    }
}
