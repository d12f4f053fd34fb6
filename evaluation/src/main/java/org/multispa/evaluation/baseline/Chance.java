package org.multispa.evaluation.baseline;

import java.util.List;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.geometry.SeededHash;

/// Answers drawn at random, and how often such an answer is right.
///
/// - choice: one of the letters drawn on the images, each as likely;
/// - direction: one of the two words, each as likely;
/// - comparison by coordinates: one of the two points given, each as likely;
/// - pixel: each of the million places as likely;
/// - angle: each of 1 to 180 degrees as likely;
/// - length: from 50 mm to 10 m, each factor as likely (uniform in its logarithm);
/// - vector: such a length in any direction;
/// - motion: such a vector and three angles from −180 to 180 degrees.
public final class Chance {
    private static final double SHORTEST = 50;
    private static final double LONGEST = 10_000;
    private static final double LOG_RANGE = Math.log(LONGEST / SHORTEST);
    private static final int SIDE = 1000;
    private static final int LARGEST_ANGLE = 180;
    private static final int TURNS = 361;

    private Chance() {}

    /// The answer for a sample: a hash of its id and nothing else decides.
    static Answer draw(Sample sample) {
        SeededHash hash = SeededHash.of(0).with("random baseline").with(sample.id());
        return switch (sample.truth()) {
            case Answer.Choice _ -> {
                List<String> letters = letters(sample);
                yield new Answer.Choice(letters.get(hash.below(letters.size())));
            }
            case Answer.Direction truth ->
                new Answer.Direction(hash.below(2) == 0 ? first(truth.word()) : second(truth.word()));
            case Answer.Scalar truth
            when truth.unit() == Answer.Unit.DEGREE ->
                new Answer.Scalar(1 + hash.below(LARGEST_ANGLE), Answer.Unit.DEGREE);
            case Answer.Scalar truth -> new Answer.Scalar(Math.round(length(hash)), truth.unit());
            case Answer.Vector _ -> vector(hash);
            case Answer.Motion _ -> {
                Answer.Vector moved = vector(hash);
                yield new Answer.Motion(
                        moved.x(), moved.y(), moved.z(), angle(hash, "yaw"), angle(hash, "pitch"), angle(hash, "roll"));
            }
            case Answer.Pixel truth
            when sample.subtask() == Subtask.DEPTH_COMPARISON_COORDINATE -> option(sample, truth, hash);
            case Answer.Pixel _ ->
                new Answer.Pixel(hash.with("x").below(SIDE), hash.with("y").below(SIDE));
        };
    }

    private static double length(SeededHash hash) {
        return SHORTEST * Math.exp(LOG_RANGE * hash.with("length").unit());
    }

    private static Answer.Vector vector(SeededHash hash) {
        double length = length(hash);
        double z = hash.with("z").between(-1, 1);
        double turn = hash.with("turn").between(0, 2 * Math.PI);
        double flat = Math.sqrt(1 - z * z);
        return new Answer.Vector(
                Math.round(length * flat * Math.cos(turn)),
                Math.round(length * flat * Math.sin(turn)),
                Math.round(length * z));
    }

    private static long angle(SeededHash hash, String which) {
        return hash.with(which).below(TURNS) - Answer.Motion.HALF_TURN;
    }

    /// Which of the two points comes first depends on where they lie, not on which is right.
    private static Answer option(Sample sample, Answer.Pixel truth, SeededHash hash) {
        Answer.Pixel other = sample.provenance().otherPixel().orElse(truth);
        boolean truthFirst = SIDE * truth.x() + truth.y() <= SIDE * other.x() + other.y();
        return (hash.below(2) == 0) == truthFirst ? truth : other;
    }

    private static List<String> letters(Sample sample) {
        List<String> letters = sample.provenance().overlays().stream()
                .flatMap(overlay -> overlay.dots().stream())
                .map(Overlay.Dot::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return !letters.isEmpty()
                ? letters
                : sample.subtask().images() == 1 ? List.of("A", "B") : List.of("A", "B", "C", "D");
    }

    private static Word first(Word word) {
        return switch (word) {
            case LEFT, RIGHT -> Word.LEFT;
            case UP, DOWN -> Word.UP;
            case FORWARD, BACKWARD -> Word.FORWARD;
            case CLOCKWISE, COUNTERCLOCKWISE -> Word.CLOCKWISE;
        };
    }

    private static Word second(Word word) {
        return switch (word) {
            case LEFT, RIGHT -> Word.RIGHT;
            case UP, DOWN -> Word.DOWN;
            case FORWARD, BACKWARD -> Word.BACKWARD;
            case CLOCKWISE, COUNTERCLOCKWISE -> Word.COUNTERCLOCKWISE;
        };
    }

    /// The probability that [#draw] is right for a sample, by construction: counted where the answers can be
    /// counted, else integrated, the rounding of lengths to whole millimetres left aside in vectors.
    public static double of(Sample sample) {
        return switch (sample.truth()) {
            case Answer.Choice _ -> 1.0 / letters(sample).size();
            case Answer.Direction _ -> 0.5;
            case Answer.Scalar truth when truth.unit() == Answer.Unit.DEGREE -> angles(truth.value());
            case Answer.Scalar truth -> lengths(truth.value());
            case Answer.Vector truth ->
                vectors(Math.sqrt(squared((double) truth.x(), (double) truth.y(), (double) truth.z())));
            case Answer.Motion truth ->
                vectors(Math.sqrt(squared((double) truth.x(), (double) truth.y(), (double) truth.z())))
                        * turns(sample, truth, 0)
                        * turns(sample, truth, 1)
                        * turns(sample, truth, 2);
            case Answer.Pixel truth
            when sample.subtask() == Subtask.DEPTH_COMPARISON_COORDINATE ->
                sample.provenance().otherPixel().filter(truth::equals).isPresent() ? 1 : 0.5;
            case Answer.Pixel truth -> pixels(sample, truth);
        };
    }

    /// Whole degrees within a fifth of the truth.
    private static double angles(long truth) {
        long fifth = Math.abs(truth / 5);
        long low = Math.max(1, truth - fifth);
        long high = Math.min(LARGEST_ANGLE, truth + fifth);
        return Math.max(0.0, (double) (high - low + 1)) / LARGEST_ANGLE;
    }

    /// Lengths that round to a whole number within a fifth of the truth.
    private static double lengths(long truth) {
        long fifth = Math.abs(truth / 5);
        double low = Math.clamp(truth - fifth - 0.5, SHORTEST, LONGEST);
        double high = Math.clamp(truth + fifth + 0.5, SHORTEST, LONGEST);
        return Math.log(high / low) / LOG_RANGE;
    }

    /// The share of directions that end in the ball of tolerance, integrated over the lengths that reach it.
    private static double vectors(double truth) {
        if (truth == 0) {
            return 0;
        }
        double low = Math.clamp(0.8 * truth, SHORTEST, LONGEST) / truth;
        double high = Math.clamp(1.2 * truth, SHORTEST, LONGEST) / truth;
        return high <= low ? 0 : (capped(high) - capped(low)) / (2 * LOG_RANGE);
    }

    /// Antiderivative of (1 − cos θ(s)) / s, where θ(s) is the angle at which a vector of s times the truth's
    /// length is off by a fifth of it: cos θ = (s² + 1 − 0.04) / 2s.
    private static double capped(double s) {
        return Math.log(s) - s / 2 + 0.48 / s;
    }

    private static double turns(Sample sample, Answer.Motion truth, int axis) {
        int right = 0;
        for (long angle = -Answer.Motion.HALF_TURN; angle <= Answer.Motion.HALF_TURN; angle++) {
            Answer.Motion guess = new Answer.Motion(
                    truth.x(),
                    truth.y(),
                    truth.z(),
                    axis == 0 ? angle : truth.yaw(),
                    axis == 1 ? angle : truth.pitch(),
                    axis == 2 ? angle : truth.roll());
            right += Grading.isCorrect(sample, guess) ? 1 : 0;
        }
        return (double) right / TURNS;
    }

    /// Places within the tolerance, all of which lie in columns about the truth.
    private static double pixels(Sample sample, Answer.Pixel truth) {
        int wide = 50;
        long right = 0;
        for (int x = Math.max(0, truth.x() - wide); x <= Math.min(SIDE - 1, truth.x() + wide); x++) {
            if (Grading.isCorrect(sample, new Answer.Pixel(x, truth.y()))) {
                right += 1 + reach(sample, x, truth.y(), -1) + reach(sample, x, truth.y(), 1);
            }
        }
        return (double) right / ((double) SIDE * SIDE);
    }

    /// How many places of a column are right, from a right one up or down. The farther a place, the less it is
    /// right, so that the last one can be searched for by halves.
    private static int reach(Sample sample, int x, int y, int direction) {
        int right = 0;
        int wrong = direction < 0 ? y + 1 : SIDE - y;
        while (wrong - right > 1) {
            int middle = (right + wrong) / 2;
            if (Grading.isCorrect(sample, new Answer.Pixel(x, y + direction * middle))) {
                right = middle;
            } else {
                wrong = middle;
            }
        }
        return right;
    }

    private static double squared(double x, double y, double z) {
        return x * x + y * y + z * z;
    }
}
