package org.multispa.dataset;

import java.math.BigInteger;

/// Decides whether a predicted answer is correct (section 8 of the specification). All comparisons are made in
/// whole numbers, so an error of exactly the tolerance counts as correct on every machine.
public final class Grading {
    /// A scalar or vector may be off by one fifth of the truth's length.
    private static final BigInteger INVERSE_TOLERANCE_SQUARED = BigInteger.valueOf(25);

    /// A pixel may be off by this many thousandths of the image width.
    private static final long PIXEL_TOLERANCE = 50;

    /// An angle of a motion may be off by this many degrees where a fifth of it is less.
    private static final long ANGLE_TOLERANCE = 5;

    private Grading() {}

    /// Whether `predicted` counts as the right answer to `sample`.
    ///
    /// - choice and direction: equal;
    /// - scalar and vector: ‖predicted − truth‖₂ ≤ 0.2 · ‖truth‖₂, so that a truth of 0 asks for 0;
    /// - motion: its displacement as a vector, and each of its three angles off by at most 5° or a fifth of
    ///   the truth;
    /// - pixel: within 5 % of the image width of the truth, measured in pixels of the sample's last image;
    /// - the comparison by coordinates: besides, nearer to the true point than to the other one that was given.
    ///
    /// An answer of another kind or unit than the truth's is wrong.
    ///
    /// @throws IllegalArgumentException if the sample compares two points and its provenance lacks the other one
    public static boolean isCorrect(Sample sample, Answer predicted) {
        return switch (sample.truth()) {
            case Answer.Choice truth -> truth.equals(predicted);
            case Answer.Direction truth -> truth.equals(predicted);
            case Answer.Scalar truth ->
                predicted instanceof Answer.Scalar p
                        && p.unit() == truth.unit()
                        && withinFifth(new long[] {p.value()}, new long[] {truth.value()});
            case Answer.Vector truth ->
                predicted instanceof Answer.Vector p
                        && withinFifth(new long[] {p.x(), p.y(), p.z()}, new long[] {truth.x(), truth.y(), truth.z()});
            case Answer.Motion truth ->
                predicted instanceof Answer.Motion p
                        && withinFifth(new long[] {p.x(), p.y(), p.z()}, new long[] {truth.x(), truth.y(), truth.z()})
                        && angleIsCorrect(p.yaw(), truth.yaw())
                        && angleIsCorrect(p.pitch(), truth.pitch())
                        && angleIsCorrect(p.roll(), truth.roll());
            case Answer.Pixel truth -> predicted instanceof Answer.Pixel p && pixelIsCorrect(sample, truth, p);
        };
    }

    /// The shorter way round: −179° and 180° are 1° apart.
    private static boolean angleIsCorrect(long predicted, long truth) {
        long apart = Math.floorMod(predicted - truth, 2 * Answer.Motion.HALF_TURN);
        long error = Math.min(apart, 2 * Answer.Motion.HALF_TURN - apart);
        return error <= ANGLE_TOLERANCE || 5 * error <= Math.abs(truth);
    }

    private static boolean pixelIsCorrect(Sample sample, Answer.Pixel truth, Answer.Pixel predicted) {
        Sample.Image image = sample.images().getLast();
        long tolerance = PIXEL_TOLERANCE * image.width();
        long distance = squaredDistance(predicted, truth, image);
        if (distance > tolerance * tolerance) {
            return false;
        }
        if (sample.subtask() != Subtask.DEPTH_COMPARISON_COORDINATE) {
            return true;
        }
        Answer.Pixel other = sample.provenance()
                .otherPixel()
                .orElseThrow(() -> new IllegalArgumentException("sample '" + sample.id() + "' compares two points, so"
                        + " its raw values must hold " + Provenance.OTHER_X + " and " + Provenance.OTHER_Y));
        return distance < squaredDistance(predicted, other, image);
    }

    /// In squared thousandths of a pixel of the original image.
    private static long squaredDistance(Answer.Pixel a, Answer.Pixel b, Sample.Image image) {
        long x = (long) (a.x() - b.x()) * image.width();
        long y = (long) (a.y() - b.y()) * image.height();
        return x * x + y * y;
    }

    private static boolean withinFifth(long[] predicted, long[] truth) {
        BigInteger error = BigInteger.ZERO;
        BigInteger length = BigInteger.ZERO;
        for (int i = 0; i < truth.length; i++) {
            BigInteger t = BigInteger.valueOf(truth[i]);
            error = error.add(BigInteger.valueOf(predicted[i]).subtract(t).pow(2));
            length = length.add(t.pow(2));
        }
        return error.multiply(INVERSE_TOLERANCE_SQUARED).compareTo(length) <= 0;
    }
}
