package org.multispa.evaluation.score;

import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;

/// How far an answer is off.
///
/// @param absolute millimetres, degrees, or pixels of the original image; of a motion the millimetres of its
///     displacement
/// @param relative to the length of the truth, or to the width of the image; absent where the truth is 0
public record ErrorSize(double absolute, OptionalDouble relative) {
    /// The error of a number, vector or pixel; letters and words have none.
    static Optional<ErrorSize> of(Sample sample, Answer predicted) {
        return switch (sample.truth()) {
            case Answer.Scalar truth
            when predicted instanceof Answer.Scalar p ->
                Optional.of(against(Math.abs((double) p.value() - truth.value()), Math.abs((double) truth.value())));
            case Answer.Vector truth
            when predicted instanceof Answer.Vector p ->
                Optional.of(against(
                        length((double) p.x() - truth.x(), (double) p.y() - truth.y(), (double) p.z() - truth.z()),
                        length((double) truth.x(), (double) truth.y(), (double) truth.z())));
            case Answer.Motion truth
            when predicted instanceof Answer.Motion p ->
                Optional.of(against(
                        length((double) p.x() - truth.x(), (double) p.y() - truth.y(), (double) p.z() - truth.z()),
                        length((double) truth.x(), (double) truth.y(), (double) truth.z())));
            case Answer.Pixel truth
            when predicted instanceof Answer.Pixel p -> {
                Sample.Image image = sample.images().getLast();
                double x = (p.x() - truth.x()) * (double) image.width() / 1000;
                double y = (p.y() - truth.y()) * (double) image.height() / 1000;
                yield Optional.of(against(Math.hypot(x, y), image.width()));
            }
            case Answer.Choice _,
                    Answer.Direction _,
                    Answer.Scalar _,
                    Answer.Vector _,
                    Answer.Motion _,
                    Answer.Pixel _ -> Optional.empty();
        };
    }

    private static ErrorSize against(double absolute, double whole) {
        return new ErrorSize(absolute, whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(absolute / whole));
    }

    private static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
