package org.multispa.evaluation.reward.ask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.multispa.geometry.Vec3;

/// How far answers to the same question may lie apart and still agree: by `mm`, or by `share` of the larger one,
/// whichever is more.
///
/// @param share for example 0.2
/// @param mm millimetres
public record Tolerance(double share, double mm) {
    public Tolerance {
        if (!(share >= 0 && mm >= 0) || Double.isInfinite(share) || Double.isInfinite(mm)) {
            throw new IllegalArgumentException("a tolerance is 0 or more, found " + share + ", " + mm);
        }
    }

    /// What several answers come to.
    public sealed interface Verdict {
        /// They agree: the median of their lengths; of vectors the median of each component, and its length.
        record Agreed(double mm, Optional<Vec3> vectorMm) implements Verdict {}

        /// There is no answer to rely on.
        record Abstained(Reason reason) implements Verdict {}
    }

    /// Why there is none.
    public enum Reason {
        /// Answers lie too far apart.
        DISAGREES,
        /// The model declined to answer.
        REFUSED,
        /// A reply holds no answer.
        UNREADABLE,
        /// A question has no reply.
        MISSING;

        /// Name in files, for example `disagrees`.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param answers at least one
    public Verdict verdict(List<FrameAnswer> answers) {
        List<FrameAnswer.Given> given = new ArrayList<>();
        for (FrameAnswer answer : answers) {
            switch (answer) {
                case FrameAnswer.Given one -> given.add(one);
                case FrameAnswer.Refused _ -> {
                    return new Verdict.Abstained(Reason.REFUSED);
                }
                case FrameAnswer.Unreadable _ -> {
                    return new Verdict.Abstained(Reason.UNREADABLE);
                }
                case FrameAnswer.Missing _ -> {
                    return new Verdict.Abstained(Reason.MISSING);
                }
            }
        }
        if (given.isEmpty()) {
            throw new IllegalArgumentException("no answers, no verdict");
        }
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                if (!agree(given.get(i), given.get(j))) {
                    return new Verdict.Abstained(Reason.DISAGREES);
                }
            }
        }
        return agreed(given);
    }

    private boolean agree(FrameAnswer.Given a, FrameAnswer.Given b) {
        double apart = a.vectorMm().isPresent() && b.vectorMm().isPresent()
                ? a.vectorMm().get().minus(b.vectorMm().get()).norm()
                : Math.abs(a.mm() - b.mm());
        return apart <= Math.max(mm, share * Math.max(a.mm(), b.mm()));
    }

    private static Verdict agreed(List<FrameAnswer.Given> given) {
        List<Vec3> vectors =
                given.stream().flatMap(one -> one.vectorMm().stream()).toList();
        if (vectors.isEmpty()) {
            return new Verdict.Agreed(median(given, FrameAnswer.Given::mm), Optional.empty());
        }
        Vec3 middle = new Vec3(median(vectors, Vec3::x), median(vectors, Vec3::y), median(vectors, Vec3::z));
        return new Verdict.Agreed(middle.norm(), Optional.of(middle));
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> number) {
        double[] sorted = values.stream().mapToDouble(number).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2;
    }
}
