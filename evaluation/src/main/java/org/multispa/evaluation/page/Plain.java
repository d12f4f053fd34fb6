package org.multispa.evaluation.page;

import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.evaluation.report.Format;
import org.multispa.evaluation.score.Facet;

/// Values in words.
final class Plain {
    private Plain() {}

    static OptionalDouble optional(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? Format.percent(share.getAsDouble()) : Format.NONE;
    }

    /// A property's value without the zeros that sorting needs, the last open step as words: `80–` is
    /// `80 and more`.
    static String value(Facet facet, String value) {
        return switch (facet) {
            case OVERLAP, DISTANCE, ANGLE, IMAGES -> {
                String bare = value.replaceAll("\\b(?<![.\\d])0+(?=\\d)", "");
                yield bare.endsWith("–") ? bare.substring(0, bare.length() - 1) + " and more" : bare;
            }
            case OBJECT, DISTRACTORS -> value;
        };
    }
}
