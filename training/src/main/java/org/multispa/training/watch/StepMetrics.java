package org.multispa.training.watch;

/// What is told of one step of training.
///
/// @param step from 1
/// @param epoch how often the data had been gone through after the step, in parts of a whole
/// @param loss mean over the answer tokens of the step; may be no number, as that of a run that diverged
/// @param gradientNorm before clipping; may be no number
/// @param rate the learning rate of the step
/// @param samples of the step, over all processes
/// @param tokens read, over all processes
/// @param answerTokens learned, over all processes
/// @param seconds the step took, waiting counted
/// @param waited seconds of these that the step waited for data
/// @param peakBytes most memory the process has had resident so far
/// @param setAside samples set aside since the run began
public record StepMetrics(
        long step,
        double epoch,
        double loss,
        double gradientNorm,
        double rate,
        long samples,
        long tokens,
        long answerTokens,
        double seconds,
        double waited,
        long peakBytes,
        long setAside) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if a count is negative, the step not from 1, or a number other than loss
    ///     and norm not finite or negative
    public StepMetrics {
        if (step < 1 || samples < 0 || tokens < 0 || answerTokens < 0 || peakBytes < 0 || setAside < 0) {
            throw new IllegalArgumentException("expected a step from 1 and counts from 0, found step " + step
                    + ", samples " + samples + ", tokens " + tokens + ", answer tokens " + answerTokens + ", peak "
                    + peakBytes + ", set aside " + setAside);
        }
        if (!isMeasure(epoch) || !isMeasure(rate) || !isMeasure(seconds) || !isMeasure(waited)) {
            throw new IllegalArgumentException("step " + step + ": expected numbers from 0, found epoch " + epoch
                    + ", rate " + rate + ", seconds " + seconds + ", waited " + waited);
        }
    }

    private static boolean isMeasure(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /// Tokens read a second; 0 for a step that took no time.
    public double tokensPerSecond() {
        return seconds > 0 ? tokens / seconds : 0;
    }

    /// Samples a second; 0 for a step that took no time.
    public double samplesPerSecond() {
        return seconds > 0 ? samples / seconds : 0;
    }
}
