package org.multispa.evaluation.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multispa.dataset.Answer;
import org.multispa.evaluation.extract.MeasureUnit.Dimension;
import org.multispa.evaluation.extract.text.Token;

/// Finds the numbers of a text that may answer a question for a length or an angle.
///
/// Numbers with a unit of that dimension outweigh bare ones. Left out are numbers of images, frames and points,
/// counts of things, ends of ranges, tolerances behind `±`, factors of products and numbers with a unit of
/// another dimension.
final class Scalars {
    /// Largest answer: 10¹² millimetres or degrees.
    static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);

    static final int WITH_UNIT = 3;
    private static final int BARE = 2;
    private static final int NUMBERING = 1;
    private static final int LARGEST_NUMBERING = 20;

    /// How many tokens before a number its unit may be announced, as in `in metres: 1.94`.
    private static final int REACH = 12;

    private static final Set<String> NUMBERED = Set.of(
            "image",
            "images",
            "img",
            "frame",
            "frames",
            "view",
            "views",
            "picture",
            "photo",
            "pic",
            "figure",
            "fig",
            "step",
            "point",
            "points",
            "option",
            "scene",
            "dot",
            "camera",
            "object",
            "section",
            "table",
            "line",
            "question",
            "id",
            "bild",
            "imagen",
            "图",
            "像",
            "第");

    private final List<Token> tokens;
    private final Answer.Unit unit;
    private final Dimension dimension;
    private final List<Candidate> candidates = new ArrayList<>();
    private Optional<MeasureUnit> announced = Optional.empty();
    private int announcedAt;
    private boolean outOfRange;

    private Scalars(List<Token> tokens, Answer.Unit unit) {
        this.tokens = tokens;
        this.unit = unit;
        this.dimension = unit == Answer.Unit.DEGREE ? Dimension.ANGLE : Dimension.LENGTH;
    }

    static Reading read(List<Token> tokens, Answer.Unit unit) {
        Scalars scalars = new Scalars(tokens, unit);
        scalars.run();
        return new Reading(scalars.candidates, scalars.outOfRange);
    }

    private void run() {
        int i = 0;
        while (i < tokens.size()) {
            if (tokens.get(i) instanceof Token.Num) {
                i = quantity(i);
            } else if (tokens.get(i).isWord("zero")) {
                add(new Token.Num(0, 0, BigDecimal.ZERO, true, false), Optional.empty(), BARE);
                i++;
            } else {
                announce(i);
                i++;
            }
        }
    }

    private void announce(int i) {
        Quantity.announced(tokens, i)
                .map(MeasureUnit.Place::unit)
                .filter(u -> u.dimension() == dimension)
                .ifPresent(u -> {
                    announced = Optional.of(u);
                    announcedAt = i;
                });
    }

    private int quantity(int i) {
        Quantity quantity = Quantity.at(tokens, i);
        int joined = partner(quantity.next());
        boolean between = joined < 0 && isBetween(i, quantity.next());
        if (joined >= 0 || between) {
            int second = joined >= 0 ? joined : quantity.next() + 1;
            return Quantity.at(tokens, second).next();
        }
        boolean measured = quantity.unit().isPresent();
        if (!isTolerance(i) && (measured || !isOrdinal(tokens, i))) {
            weigh(i, quantity);
        }
        return quantity.next();
    }

    private void weigh(int i, Quantity quantity) {
        Optional<MeasureUnit> measured = quantity.unit().or(() -> ofTolerance(quantity.next()));
        if (measured.isPresent()) {
            if (measured.get().dimension() == dimension) {
                add(quantity.number(), measured, WITH_UNIT);
            }
        } else if (announced.isPresent() && i - announcedAt <= REACH) {
            add(quantity.number(), announced, WITH_UNIT);
        } else {
            add(quantity.number(), Optional.empty(), isNumbering(i, quantity) ? NUMBERING : BARE);
        }
    }

    /// The unit of `1941 ± 50 mm`.
    private Optional<MeasureUnit> ofTolerance(int next) {
        return isSymbolAt(next, "\u00B1") && next + 1 < tokens.size() && tokens.get(next + 1) instanceof Token.Num
                ? Quantity.at(tokens, next + 1).unit()
                : Optional.empty();
    }

    private void add(Token.Num number, Optional<MeasureUnit> of, int weight) {
        BigDecimal factor = of.map(MeasureUnit::factor).orElse(BigDecimal.ONE);
        BigDecimal value = number.value().multiply(factor);
        if (!number.usable() || value.abs().compareTo(LARGEST) > 0) {
            outOfRange = true;
            return;
        }
        BigDecimal step = factor.scaleByPowerOfTen(-Math.max(0, number.value().scale()));
        candidates.add(new Candidate(new Answer.Scalar(rounded(value), unit), value, step, weight));
    }

    /// The nearest whole number, halves away from zero, as the truth is rounded.
    static long rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// Position of a number that is joined to the one before it by a dash, `to`, a multiplication sign or a
    /// slash; else -1.
    private int partner(int next) {
        if (next + 1 >= tokens.size() || !(tokens.get(next + 1) instanceof Token.Num)) {
            return -1;
        }
        Token joint = tokens.get(next);
        boolean joins = joint.isOneOf("-\u2013~\u00D7/*") || joint.isWord("to") || joint.isWord("x");
        return joins ? next + 1 : -1;
    }

    private boolean isBetween(int i, int next) {
        boolean and =
                next + 1 < tokens.size() && tokens.get(next).isWord("and") && tokens.get(next + 1) instanceof Token.Num;
        return and && (isWordAt(i - 1, "between") || isWordAt(i - 2, "between"));
    }

    private boolean isWordAt(int i, String word) {
        return i >= 0 && tokens.get(i).isWord(word);
    }

    /// Behind `±`, or an exponent.
    private boolean isTolerance(int i) {
        return isSymbolAt(i - 1, "\u00B1^");
    }

    private boolean isSymbolAt(int i, String signs) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isOneOf(signs);
    }

    /// Whether a number names one of several things, as in `Image-2` and `frame 12`.
    static boolean isOrdinal(List<Token> tokens, int i) {
        int before = i - 1;
        if (before >= 0 && tokens.get(before).isOneOf("-#_")) {
            before--;
        }
        if (before < 0 || !(tokens.get(before) instanceof Token.Word word)) {
            return before >= 0 && before == i - 2 && tokens.get(i - 1).isSymbol('#');
        }
        boolean glued = before == i - 1 && word.touches(tokens.get(i));
        return NUMBERED.contains(word.text()) || (glued && isLatin(word));
    }

    /// Whether a script parts words by spaces, so that a number that touches a word belongs to it.
    private static boolean isLatin(Token.Word word) {
        return word.text().codePointAt(0) < 0x300;
    }

    /// Whether a number begins a line of a list: `1. First`.
    private boolean isNumbering(int i, Quantity quantity) {
        boolean begins = i == 0 || tokens.get(i - 1) instanceof Token.Break;
        int next = quantity.next();
        return begins
                && quantity.number().value().abs().compareTo(BigDecimal.valueOf(LARGEST_NUMBERING)) <= 0
                && next + 1 < tokens.size()
                && tokens.get(next).isOneOf(".)")
                && quantity.number().touches(tokens.get(next))
                && !(tokens.get(next + 1) instanceof Token.Break);
    }
}
