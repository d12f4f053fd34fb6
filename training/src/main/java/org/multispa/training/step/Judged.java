package org.multispa.training.step;

/// How well some samples were predicted.
///
/// @param loss summed over the tokens of the answers
/// @param answers how many tokens that are
/// @param samples how many there were
/// @param exact of how many samples every token of the answers was the most likely one, given those before it: what
///     greedy generation would have written
public record Judged(double loss, long answers, long samples, long exact) {
    /// Nothing judged yet.
    public static final Judged NONE = new Judged(0, 0, 0, 0);

    /// Both together.
    public Judged plus(Judged other) {
        return new Judged(loss + other.loss, answers + other.answers, samples + other.samples, exact + other.exact);
    }
}
