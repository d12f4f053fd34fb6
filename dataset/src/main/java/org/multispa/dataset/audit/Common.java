package org.multispa.dataset.audit;

/// An answer that is right often.
///
/// @param answer as it stands between backticks
/// @param count samples that it is right for
/// @param samples all of them
public record Common(String answer, long count, long samples) {
    /// 0 to 1; 0 where there is no sample.
    public double share() {
        return samples == 0 ? 0 : (double) count / samples;
    }
}
