package org.multispa.evaluation.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Answer;

/// An answer that a text may give.
///
/// @param value a scalar before rounding, in its unit; else 0
/// @param step what one more in its last digit is worth: 10 for `1.94 m` in millimetres
/// @param weight how likely it is meant as the answer; only the heaviest of a text count
record Candidate(Answer answer, BigDecimal value, BigDecimal step, int weight) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /// Two numbers further apart than this share of the larger are not the same one, however coarsely written.
    private static final BigDecimal MOST_APART = new BigDecimal("0.05");

    static Candidate of(Answer answer, int weight) {
        return new Candidate(answer, BigDecimal.ZERO, BigDecimal.ZERO, weight);
    }

    /// Whether both may be the same answer: equal, or one of them the other rounded.
    boolean agrees(Candidate other) {
        if (answer instanceof Answer.Scalar && other.answer instanceof Answer.Scalar) {
            BigDecimal apart = value.subtract(other.value).abs();
            BigDecimal most = value.abs().max(other.value.abs()).multiply(MOST_APART);
            boolean rounded = apart.multiply(TWO).compareTo(step.max(other.step)) <= 0 && apart.compareTo(most) <= 0;
            return rounded || answer.equals(other.answer);
        }
        return answer.equals(other.answer);
    }

    /// Those with the greatest weight.
    static List<Candidate> heaviest(List<Candidate> all) {
        int most = all.stream().mapToInt(Candidate::weight).max().orElse(0);
        return all.stream().filter(one -> one.weight() == most).toList();
    }

    /// The answer, if all agree; of roundings of one number the most exact, and of equally exact ones the last.
    static Optional<Candidate> agreed(List<Candidate> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(mostExact(all)).filter(best -> all.stream().allMatch(best::agrees));
    }

    /// The first one, or what agrees with it and is more exact.
    static Optional<Candidate> first(List<Candidate> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        mostExact(all.stream().filter(all.getFirst()::agrees).toList()));
    }

    private static Candidate mostExact(List<Candidate> all) {
        Candidate best = all.getFirst();
        for (Candidate one : all) {
            if (one.step().compareTo(best.step()) <= 0) {
                best = one;
            }
        }
        return best;
    }
}
