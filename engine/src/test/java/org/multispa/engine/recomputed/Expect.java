package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Pattern;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;

/// Comparisons of exact quantities with what a sample shows of them.
final class Expect {
    /// How far double precision may carry two ways of computing the same number apart.
    static final double TINY = 1e-6;

    private Expect() {}

    /// A whole number that a quantity was rounded to; at a tie either neighbour is right.
    static void rounded(long shown, double exact) {
        assertThat((double) shown).isCloseTo(exact, within(0.5 + TINY));
    }

    static void scalar(Sample sample, double exact, Answer.Unit unit) {
        assertThat(sample.truth()).isInstanceOfSatisfying(Answer.Scalar.class, scalar -> {
            assertThat(scalar.unit()).isEqualTo(unit);
            rounded(scalar.value(), exact);
        });
    }

    /// A coordinate in thousandths of the image side, rounded down.
    static void thousandths(int shown, double position, int side) {
        assertThat(shown).isBetween((int) Math.floor((position - TINY) * 1000 / side), (int)
                Math.floor((position + TINY) * 1000 / side));
    }

    static void pixel(Answer.Pixel shown, double[] exact, Sample.Image image) {
        thousandths(shown.x(), exact[0], image.width());
        thousandths(shown.y(), exact[1], image.height());
    }

    static void raw(Sample sample, String key, double exact) {
        assertThat(sample.provenance().raw()).containsKey(key);
        assertThat(sample.provenance().raw().get(key)).as(key).isCloseTo(exact, within(TINY));
    }

    /// That the question names this pixel: x, then y close behind it.
    static void named(Sample sample, Answer.Pixel pixel) {
        String question = sample.conversations().getFirst().value();
        assertThat(Pattern.compile("(?<!\\d)" + pixel.x() + "(?!\\d)[^\\d]{1,40}?(?<!\\d)" + pixel.y() + "(?!\\d)")
                        .matcher(question)
                        .find())
                .as("'%s' names (%d, %d)", question, pixel.x(), pixel.y())
                .isTrue();
    }

    /// The pixel in thousandths, rounded down.
    static Answer.Pixel inThousandths(double[] exact, Sample.Image image) {
        return new Answer.Pixel(
                (int) Math.floor(exact[0] * 1000 / image.width()), (int) Math.floor(exact[1] * 1000 / image.height()));
    }
}
