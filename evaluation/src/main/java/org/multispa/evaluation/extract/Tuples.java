package org.multispa.evaluation.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.extract.MeasureUnit.Dimension;
import org.multispa.evaluation.extract.NumberLists.NumberList;
import org.multispa.evaluation.extract.text.Token;
import org.multispa.evaluation.extract.text.Tokenizer;
import org.multispa.evaluation.extract.text.Tokenizer.Commas;

/// Reads vectors, motions and pixels from lists of numbers.
final class Tuples {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int MOST_THOUSANDTH = 999;
    private static final int HALF_TURN = 180;

    private final List<Candidate> candidates = new ArrayList<>();
    private boolean outOfRange;

    private Tuples() {}

    /// @param text as [PlainText] gives it
    static Reading vectors(String text) {
        Tuples tuples = new Tuples();
        for (NumberList list : lists(text, 3)) {
            tuples.all(list, 0, 3, Dimension.LENGTH)
                    .ifPresent(v -> tuples.add(new Answer.Vector(v.get(0), v.get(1), v.get(2)), list));
        }
        if (tuples.candidates.isEmpty()) {
            WordedVector.of(Tokenizer.tokens(text, Commas.BELONG))
                    .ifPresent(vector -> tuples.candidates.add(Candidate.of(vector, NumberLists.BARE)));
        }
        return tuples.reading();
    }

    static Reading motions(String text) {
        Tuples tuples = new Tuples();
        for (NumberList list : lists(text, 6)) {
            Optional<List<Long>> moved = tuples.all(list, 0, 3, Dimension.LENGTH);
            Optional<List<Long>> turned = tuples.all(list, 3, 6, Dimension.ANGLE);
            if (moved.isPresent() && turned.isPresent()) {
                tuples.motion(moved.get(), turned.get(), list);
            }
        }
        return tuples.reading();
    }

    private void motion(List<Long> moved, List<Long> turned, NumberList list) {
        if (turned.stream().anyMatch(angle -> Math.abs(angle) > HALF_TURN)) {
            outOfRange = true;
            return;
        }
        add(
                new Answer.Motion(
                        moved.get(0), moved.get(1), moved.get(2), turned.get(0), turned.get(1), turned.get(2)),
                list);
    }

    /// @param image the one whose pixel is asked for
    static Reading pixels(String text, Sample.Image image) {
        Tuples tuples = new Tuples();
        for (NumberList list : lists(text, 2)) {
            Optional<BigDecimal> x = tuples.thousandths(list, 0, image.width());
            Optional<BigDecimal> y = tuples.thousandths(list, 1, image.height());
            if (x.isPresent() && y.isPresent()) {
                tuples.pixel(x.get(), y.get(), list);
            }
        }
        return tuples.reading();
    }

    private void pixel(BigDecimal x, BigDecimal y, NumberList list) {
        if (isInside(x) && isInside(y)) {
            add(new Answer.Pixel(inside(x), inside(y)), list);
        } else {
            outOfRange = true;
        }
    }

    /// Commas part numbers, unless only their being marks within numbers gives a list of the right length.
    private static List<NumberList> lists(String text, int length) {
        List<NumberList> parted = NumberLists.of(Tokenizer.tokens(text, Commas.SEPARATE), length);
        return parted.isEmpty() ? NumberLists.of(Tokenizer.tokens(text, Commas.BELONG), length) : parted;
    }

    private void add(Answer answer, NumberList list) {
        candidates.add(Candidate.of(answer, list.weight()));
    }

    private Reading reading() {
        return new Reading(candidates, outOfRange);
    }

    /// Some of the numbers as whole millimetres or degrees; none if one of them is something else.
    private Optional<List<Long>> all(NumberList list, int from, int to, Dimension dimension) {
        List<Long> values = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Quantity quantity = list.quantities().get(i);
            Optional<MeasureUnit> unit = list.unit(i);
            boolean own = quantity.unit().isPresent();
            if (unit.isPresent() && unit.get().dimension() != dimension) {
                if (own) {
                    return Optional.empty();
                }
                unit = Optional.empty();
            }
            BigDecimal value = quantity.number()
                    .value()
                    .multiply(unit.map(MeasureUnit::factor).orElse(BigDecimal.ONE));
            if (!quantity.number().usable() || value.abs().compareTo(Scalars.LARGEST) > 0) {
                outOfRange = true;
                return Optional.empty();
            }
            values.add(Scalars.rounded(value));
        }
        return Optional.of(values);
    }

    /// A coordinate in thousandths of a side: of pixels, percent and shares from 0 to 1 where the text says so.
    private Optional<BigDecimal> thousandths(NumberList list, int i, int side) {
        Token.Num number = list.quantities().get(i).number();
        if (!number.usable()) {
            outOfRange = true;
            return Optional.empty();
        }
        Optional<MeasureUnit> unit = list.unit(i);
        if (unit.isEmpty()
                || (unit.get().dimension() == Dimension.NONE
                        && list.quantities().get(i).unit().isEmpty())) {
            return Optional.of(isShares(list) ? number.value().multiply(THOUSAND) : number.value());
        }
        return switch (unit.get().dimension()) {
            case SHARE -> Optional.of(number.value().multiply(unit.get().factor()));
            case PIXEL ->
                Optional.of(number.value().multiply(THOUSAND).divide(BigDecimal.valueOf(side), 9, RoundingMode.FLOOR));
            case LENGTH, ANGLE, NONE -> Optional.empty();
        };
    }

    /// Whether both coordinates lie between 0 and 1 and are written as fractions.
    private static boolean isShares(NumberList list) {
        return list.quantities().stream()
                .map(Quantity::number)
                .allMatch(number -> number.point()
                        && number.value().signum() >= 0
                        && number.value().compareTo(BigDecimal.ONE) <= 0);
    }

    private static boolean isInside(BigDecimal thousandths) {
        return thousandths.signum() >= 0 && thousandths.compareTo(THOUSAND) <= 0;
    }

    /// Rounded down, as the truth is; the far edge belongs to the last thousandth.
    private static int inside(BigDecimal thousandths) {
        return Math.min(
                MOST_THOUSANDTH, thousandths.setScale(0, RoundingMode.FLOOR).intValueExact());
    }
}
