package org.multispa.evaluation.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.evaluation.extract.text.Token;

/// Finds lists of a fixed number of numbers: `[ -372 , 66 , -149 ]`, `(412, 530)`, `x = -372 mm, y = 66 mm, z =
/// -149 mm`, `412 530`. Those in brackets outweigh those without. Labels in front of all numbers give their
/// order.
final class NumberLists {
    static final int IN_BRACKETS = 3;
    static final int LABELLED = 2;
    static final int BARE = 1;

    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";
    private static final String PARTING = ",;:=|&\\$*\"'_~^\u2248";

    /// How many tokens behind a label its number may stand, as in `x (to the right): 372`.
    private static final int LABEL_REACH = 10;

    /// How many tokens before a list its unit may be announced.
    private static final int REACH = 12;

    private static final Map<String, Integer> LABELS = Map.ofEntries(
            Map.entry("x", 0),
            Map.entry("dx", 0),
            Map.entry("tx", 0),
            Map.entry("δx", 0),
            Map.entry("u", 0),
            Map.entry("y", 1),
            Map.entry("dy", 1),
            Map.entry("ty", 1),
            Map.entry("δy", 1),
            Map.entry("v", 1),
            Map.entry("z", 2),
            Map.entry("dz", 2),
            Map.entry("tz", 2),
            Map.entry("δz", 2),
            Map.entry("yaw", 3),
            Map.entry("pitch", 4),
            Map.entry("roll", 5));

    private final List<Token> tokens;
    private final int length;
    private final List<NumberList> found = new ArrayList<>();
    private final List<Quantity> run = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private boolean inBrackets;
    private boolean compared;
    private Optional<MeasureUnit> announced = Optional.empty();
    private int announcedAt;

    private NumberLists(List<Token> tokens, int length) {
        this.tokens = tokens;
        this.length = length;
    }

    /// A list as it was found.
    ///
    /// @param quantities in the order of the labels, or of the text
    /// @param trailing unit behind the list or announced before it
    /// @param weight how likely it is meant as the answer
    record NumberList(List<Quantity> quantities, Optional<MeasureUnit> trailing, int weight) {
        NumberList {
            quantities = List.copyOf(quantities);
        }

        /// The unit of one number: its own, that of the whole list, or that of the last number where no other
        /// has one.
        Optional<MeasureUnit> unit(int i) {
            return quantities.get(i).unit().or(() -> trailing).or(() -> unitOfLast());
        }

        private Optional<MeasureUnit> unitOfLast() {
            boolean alone = quantities.subList(0, quantities.size() - 1).stream()
                    .allMatch(quantity -> quantity.unit().isEmpty());
            return alone ? quantities.getLast().unit() : Optional.empty();
        }
    }

    static List<NumberList> of(List<Token> tokens, int length) {
        NumberLists lists = new NumberLists(tokens, length);
        lists.run();
        if (lists.found.isEmpty()) {
            lists.scattered();
        }
        return lists.found;
    }

    private void run() {
        int i = 0;
        while (i < tokens.size()) {
            i = switch (tokens.get(i)) {
                case Token.Num _ -> number(i);
                case Token.Symbol symbol -> symbol(symbol, i);
                case Token.Word word -> word(word, i);
                case Token.Break _ -> i + 1;
            };
        }
        finish(tokens.size(), false);
    }

    private int number(int i) {
        if (labels.size() == run.size() && Scalars.isOrdinal(tokens, i)) {
            finish(i, false);
            return i + 1;
        }
        Quantity quantity = Quantity.at(tokens, i);
        run.add(quantity);
        return quantity.next();
    }

    private int symbol(Token.Symbol symbol, int i) {
        if (symbol.isOneOf(OPENING)) {
            finish(i, false);
            inBrackets = true;
            compared = i > 0 && tokens.get(i - 1).isWord("than");
            announce(i);
        } else if (symbol.isOneOf(CLOSING)) {
            finish(i + 1, inBrackets);
        } else if (!symbol.isOneOf(PARTING)) {
            finish(i, false);
        }
        return i + 1;
    }

    private int word(Token.Word word, int i) {
        Integer label = LABELS.get(word.text());
        if (label != null && label < length) {
            if (labels.size() > run.size()) {
                labels.removeLast();
            }
            if (labels.size() == run.size()) {
                labels.add(label);
            }
        } else if (!word.is("and")) {
            finish(i, false);
            announce(i);
        }
        return i + 1;
    }

    private void announce(int i) {
        Quantity.announced(tokens, i)
                .map(MeasureUnit.Place::unit)
                .filter(unit -> unit.dimension() != MeasureUnit.Dimension.NONE)
                .ifPresent(unit -> {
                    announced = Optional.of(unit);
                    announcedAt = i;
                });
    }

    /// Ends the numbers collected so far.
    ///
    /// @param next position behind them
    private void finish(int next, boolean bracketed) {
        boolean contradictory = labels.stream().distinct().count() < labels.size();
        if (run.size() == length && !compared && !contradictory) {
            boolean labelled = labels.size() == length;
            int weight = bracketed ? IN_BRACKETS : labelled ? LABELLED : BARE;
            found.add(new NumberList(labelled ? ordered() : run, trailing(next), weight));
        }
        run.clear();
        labels.clear();
        inBrackets = false;
        compared = false;
    }

    private List<Quantity> ordered() {
        List<Quantity> ordered = new ArrayList<>(run);
        for (int i = 0; i < length; i++) {
            ordered.set(labels.get(i), run.get(i));
        }
        return ordered;
    }

    private Optional<MeasureUnit> trailing(int next) {
        int at = next;
        while (at < tokens.size() && tokens.get(at).isOneOf("$*`\\{}_,~")) {
            at++;
        }
        Optional<MeasureUnit> behind = MeasureUnit.at(tokens, at).map(MeasureUnit.Place::unit);
        if (behind.isPresent() && !isPreposition(at)) {
            return behind;
        }
        Optional<MeasureUnit> inUnit = Quantity.announced(tokens, at).map(MeasureUnit.Place::unit);
        if (inUnit.isPresent()) {
            return inUnit;
        }
        return next - announcedAt <= REACH + 4 * length ? announced : Optional.empty();
    }

    private boolean isPreposition(int at) {
        return tokens.get(at).isWord("in") && at + 1 < tokens.size() && tokens.get(at + 1) instanceof Token.Word;
    }

    /// Labels with words between them and their numbers, one after the other.
    private void scattered() {
        List<Optional<Quantity>> values = empty();
        for (int i = 0; i < tokens.size(); i++) {
            if (!(tokens.get(i) instanceof Token.Word word)) {
                continue;
            }
            Integer label = LABELS.get(word.text());
            if (label == null || label >= length) {
                continue;
            }
            next(i).ifPresent(quantity -> values.set(label, Optional.of(quantity)));
            if (values.stream().allMatch(Optional::isPresent)) {
                List<Quantity> all = values.stream().map(Optional::orElseThrow).toList();
                found.add(new NumberList(all, Optional.empty(), LABELLED));
                values.replaceAll(_ -> Optional.empty());
            }
        }
    }

    private List<Optional<Quantity>> empty() {
        List<Optional<Quantity>> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(Optional.empty());
        }
        return values;
    }

    private Optional<Quantity> next(int label) {
        for (int i = label + 1; i < tokens.size() && i <= label + LABEL_REACH; i++) {
            if (tokens.get(i) instanceof Token.Num) {
                return Optional.of(Quantity.at(tokens, i));
            }
            boolean other = tokens.get(i) instanceof Token.Word word && LABELS.containsKey(word.text());
            if (other || tokens.get(i) instanceof Token.Break) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
