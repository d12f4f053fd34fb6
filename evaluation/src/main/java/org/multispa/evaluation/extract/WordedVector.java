package org.multispa.evaluation.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.evaluation.extract.MeasureUnit.Dimension;
import org.multispa.evaluation.extract.text.Token;

/// Reads a displacement told in words: `372 mm to the left, 66 mm down and 149 mm backward`, `left by 372 mm`.
/// An axis that is not spoken of is 0; of two numbers for one axis the last counts.
final class WordedVector {
    private static final int REACH = 5;
    private static final Set<String> LINKS = Set.of(
            "to",
            "the",
            "by",
            "about",
            "approximately",
            "roughly",
            "around",
            "towards",
            "toward",
            "of",
            "a",
            "an",
            "distance",
            "nearly",
            "almost",
            "direction");

    private WordedVector() {}

    static Optional<Answer> of(List<Token> tokens) {
        long[] vector = new long[3];
        boolean found = false;
        int free = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Integer> axis = DirectionWords.at(tokens, i).flatMap(WordedVector::axis);
            if (axis.isEmpty()) {
                continue;
            }
            Optional<Measured> measured = before(tokens, i, free);
            if (measured.isEmpty()) {
                measured = behind(tokens, i);
            }
            if (measured.isPresent()) {
                found = true;
                free = Math.max(measured.get().next(), i + 1);
                vector[axis.get()] = positive(DirectionWords.at(tokens, i).orElseThrow())
                        ? measured.get().value()
                        : -measured.get().value();
            }
        }
        return found ? Optional.of(new Answer.Vector(vector[0], vector[1], vector[2])) : Optional.empty();
    }

    /// @param next position of the first token behind it
    private record Measured(long value, int next) {}

    /// The length right before a direction, with nothing but linking words between.
    ///
    /// @param free tokens before this one belong to another direction
    private static Optional<Measured> before(List<Token> tokens, int direction, int free) {
        for (int i = direction - 1; i >= free && i >= direction - REACH - 2; i--) {
            if (tokens.get(i) instanceof Token.Num) {
                Quantity quantity = Quantity.at(tokens, i);
                return areLinks(tokens, quantity.next(), direction) ? measured(quantity) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Measured> behind(List<Token> tokens, int direction) {
        for (int i = direction + 1; i < tokens.size() && i <= direction + REACH; i++) {
            if (tokens.get(i) instanceof Token.Num) {
                return areLinks(tokens, direction + 1, i) ? measured(Quantity.at(tokens, i)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean areLinks(List<Token> tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean link = tokens.get(i) instanceof Token.Word word
                    ? LINKS.contains(word.text())
                    : tokens.get(i).isOneOf(":~\u2248*=(");
            if (!link) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Measured> measured(Quantity quantity) {
        boolean length = quantity.unit()
                .map(unit -> unit.dimension() == Dimension.LENGTH)
                .orElse(true);
        BigDecimal value = quantity.number()
                .value()
                .multiply(quantity.unit().map(MeasureUnit::factor).orElse(BigDecimal.ONE));
        return length && quantity.number().usable() && value.abs().compareTo(Scalars.LARGEST) <= 0
                ? Optional.of(new Measured(Scalars.rounded(value), quantity.next()))
                : Optional.empty();
    }

    private static Optional<Integer> axis(Word word) {
        return switch (word) {
            case LEFT, RIGHT -> Optional.of(0);
            case UP, DOWN -> Optional.of(1);
            case FORWARD, BACKWARD -> Optional.of(2);
            case CLOCKWISE, COUNTERCLOCKWISE -> Optional.empty();
        };
    }

    private static boolean positive(Word word) {
        return switch (word) {
            case RIGHT, DOWN, FORWARD, CLOCKWISE -> true;
            case LEFT, UP, BACKWARD, COUNTERCLOCKWISE -> false;
        };
    }
}
