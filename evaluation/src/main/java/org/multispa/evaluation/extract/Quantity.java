package org.multispa.evaluation.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.multispa.evaluation.extract.text.Token;

/// A number with the unit that stands behind it.
///
/// @param unit none where there is none
/// @param next position of the first token behind both
record Quantity(Token.Num number, Optional<MeasureUnit> unit, int next) {
    private static final String SKIPPED = "\\{}$~*_`^";

    /// The quantity whose number stands at position `i`. `1 m 94 cm` and `5 feet 4 inches` are one.
    static Quantity at(List<Token> tokens, int i) {
        Quantity first = single(tokens, i);
        if (first.unit.isEmpty()
                || !first.number.usable()
                || first.number.value().scale() > 0) {
            return first;
        }
        int next = first.next < tokens.size() && tokens.get(first.next).isWord("and") ? first.next + 1 : first.next;
        if (next >= tokens.size() || !(tokens.get(next) instanceof Token.Num)) {
            return first;
        }
        Quantity second = single(tokens, next);
        return continues(first, second) ? joined(first, second) : first;
    }

    private static boolean continues(Quantity first, Quantity second) {
        if (!second.number.usable()
                || second.unit.isEmpty()
                || second.number.value().signum() < 0) {
            return false;
        }
        MeasureUnit large = first.unit.orElseThrow();
        MeasureUnit small = second.unit.get();
        return large.dimension() == MeasureUnit.Dimension.LENGTH
                && small.dimension() == MeasureUnit.Dimension.LENGTH
                && small.factor().multiply(second.number.value()).compareTo(large.factor()) < 0;
    }

    /// The sum, in the smaller unit.
    private static Quantity joined(Quantity first, Quantity second) {
        MeasureUnit small = second.unit.orElseThrow();
        BigDecimal large = first.number
                .value()
                .multiply(first.unit.orElseThrow().factor())
                .divide(small.factor(), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        BigDecimal rest =
                first.number.value().signum() < 0 ? second.number.value().negate() : second.number.value();
        Token.Num sum =
                new Token.Num(first.number.start(), second.number.end(), large.add(rest), true, second.number.point());
        return new Quantity(sum, second.unit, second.next);
    }

    private static Quantity single(List<Token> tokens, int i) {
        Token.Num number = (Token.Num) tokens.get(i);
        int at = i + 1;
        if (at < tokens.size() && tokens.get(at).isSymbol('-') && number.touches(tokens.get(at))) {
            return unit(tokens, at + 1)
                    .map(place -> new Quantity(number, Optional.of(place.unit()), place.next()))
                    .orElse(new Quantity(number, Optional.empty(), at));
        }
        while (at < tokens.size() && tokens.get(at).isOneOf(SKIPPED)) {
            at++;
        }
        Optional<MeasureUnit.Place> place = unit(tokens, at);
        if (place.isPresent()) {
            return new Quantity(
                    number, Optional.of(place.get().unit()), place.get().next());
        }
        Optional<MeasureUnit.Place> named = announced(tokens, at);
        if (named.isPresent()) {
            return new Quantity(
                    number, Optional.of(named.get().unit()), named.get().next());
        }
        boolean glued =
                at == i + 1 && at < tokens.size() && tokens.get(at) instanceof Token.Word word && number.touches(word);
        return new Quantity(number, glued ? Optional.of(MeasureUnit.OTHER) : Optional.empty(), i + 1);
    }

    /// A unit right behind a number. `in` before another word is a preposition, and `m/s` and `m²` measure
    /// other things.
    private static Optional<MeasureUnit.Place> unit(List<Token> tokens, int at) {
        return MeasureUnit.at(tokens, at)
                .map(place -> {
                    if (place.next() >= tokens.size()) {
                        return place;
                    }
                    Token behind = tokens.get(place.next());
                    boolean derived =
                            behind.isOneOf("/\u00B2\u00B3") && tokens.get(at).touches(behind);
                    return derived ? new MeasureUnit.Place(MeasureUnit.OTHER, place.next()) : place;
                })
                .filter(place -> !(tokens.get(at).isWord("in") && isPreposition(tokens, place.next())));
    }

    private static boolean isPreposition(List<Token> tokens, int behind) {
        return behind < tokens.size()
                && (tokens.get(behind) instanceof Token.Word || tokens.get(behind) instanceof Token.Num);
    }

    /// `in metres`, `(mm)` or `(in metres)`.
    static Optional<MeasureUnit.Place> announced(List<Token> tokens, int at) {
        int i = at;
        boolean opened = i < tokens.size() && tokens.get(i).isOneOf("([");
        i += opened ? 1 : 0;
        boolean in = i < tokens.size() && tokens.get(i) instanceof Token.Word word && isIn(word);
        i += in ? 1 : 0;
        if (!opened && !in) {
            return Optional.empty();
        }
        Optional<MeasureUnit.Place> place = MeasureUnit.at(tokens, i);
        if (place.isEmpty() || !opened) {
            return place;
        }
        int next = place.get().next();
        boolean closed = next < tokens.size() && tokens.get(next).isOneOf(")]");
        return closed ? Optional.of(new MeasureUnit.Place(place.get().unit(), next + 1)) : Optional.empty();
    }

    private static boolean isIn(Token.Word word) {
        return word.is("in") || word.is("en");
    }
}
