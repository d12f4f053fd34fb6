package org.multispa.engine.verify.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;

/// Holds what a sample records against the facts, and finds the mistake that explains a difference.
public final class Comparison {
    /// Factors between the units in use: metres and millimetres, degrees and radians.
    private static final double[] UNITS = {1000, 0.001, Math.PI / 180, 180 / Math.PI};

    private static final int SHOWN = 4;

    private final Sample sample;
    private final Facts facts;
    private final Recorded recorded;
    private final SortedSet<Key> wrong = new TreeSet<>();
    private final boolean wrongWord;

    private Comparison(Sample sample, Facts facts) {
        this.sample = sample;
        this.facts = facts;
        this.recorded = Recorded.of(sample);
        this.wrongWord = !facts.word().equals(recorded.word());
        facts.numbers().forEach((key, quantity) -> {
            Double found = recorded.numbers().get(key);
            if (found == null || !quantity.fits(found)) {
                wrong.add(key);
            }
        });
        for (Key key : recorded.numbers().keySet()) {
            if (!facts.numbers().containsKey(key)) {
                wrong.add(key);
            }
        }
    }

    /// What differs, by cause; empty if nothing does.
    ///
    /// @param mistakes tried in their order where something differs
    public static List<Fault> of(Sample sample, Facts facts, List<Hypothesis> mistakes) {
        Comparison comparison = new Comparison(sample, facts);
        if (comparison.wrong.isEmpty() && !comparison.wrongWord) {
            return List.of();
        }
        return comparison.faults(mistakes);
    }

    private List<Fault> faults(List<Hypothesis> mistakes) {
        if (wrong.isEmpty()) {
            return List.of(fault(sample.truth() instanceof Answer.Choice ? Cause.LETTER : Cause.SIGN, wrong, true));
        }
        Cause known = explanation(mistakes, wrong, wrongWord);
        if (known != Cause.ANSWER) {
            return List.of(fault(known, wrong, wrongWord));
        }
        Map<Key.Group, SortedSet<Key>> groups = new EnumMap<>(Key.Group.class);
        wrong.forEach(
                key -> groups.computeIfAbsent(key.group(), _ -> new TreeSet<>()).add(key));
        List<Fault> faults = new ArrayList<>();
        if (wrongWord || groups.containsKey(Key.Group.ANSWER)) {
            SortedSet<Key> answer = groups.getOrDefault(Key.Group.ANSWER, new TreeSet<>());
            faults.add(fault(explanation(mistakes, answer, wrongWord), answer, wrongWord));
        }
        if (groups.containsKey(Key.Group.RAW)) {
            faults.add(fault(Cause.RAW, groups.getOrDefault(Key.Group.RAW, wrong), false));
        }
        if (groups.containsKey(Key.Group.MARK)) {
            faults.add(fault(Cause.OVERLAY, groups.getOrDefault(Key.Group.MARK, wrong), false));
        }
        return faults;
    }

    /// The mistake that explains all these differences, [Cause#ANSWER] if none does.
    private Cause explanation(List<Hypothesis> mistakes, SortedSet<Key> keys, boolean word) {
        boolean marks = keys.stream().allMatch(key -> key.group() == Key.Group.MARK);
        if (marks && !word) {
            return keys.isEmpty() ? Cause.ANSWER : Cause.OVERLAY;
        }
        for (double factor : UNITS) {
            if (!word && scaled(keys, factor) && keys.stream().anyMatch(this::isNotZero)) {
                return Cause.UNIT;
            }
        }
        if ((!word || sample.truth() instanceof Answer.Direction) && scaled(keys, -1)) {
            return Cause.SIGN;
        }
        for (Hypothesis mistake : mistakes) {
            Facts other = mistake.facts().get();
            if ((!word || other.word().equals(recorded.word())) && keys.stream().allMatch(key -> fits(other, key))) {
                return mistake.cause();
            }
        }
        return Cause.ANSWER;
    }

    private boolean scaled(SortedSet<Key> keys, double factor) {
        return keys.stream().allMatch(key -> {
            Quantity exact = facts.numbers().get(key);
            Double found = recorded.numbers().get(key);
            return exact != null && found != null && exact.times(factor).fits(found);
        });
    }

    private boolean isNotZero(Key key) {
        return recorded.numbers().getOrDefault(key, 0.0) != 0;
    }

    private boolean fits(Facts other, Key key) {
        Quantity exact = other.numbers().get(key);
        Double found = recorded.numbers().get(key);
        return exact == null || found == null ? exact == null && found == null : exact.fits(found);
    }

    private Fault fault(Cause cause, SortedSet<Key> keys, boolean word) {
        List<String> names = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        if (word) {
            names.add("answer");
            expected.add(facts.word());
            found.add(recorded.word());
        }
        for (Key key : keys.stream().limit(SHOWN).toList()) {
            Quantity exact = facts.numbers().get(key);
            Double value = recorded.numbers().get(key);
            names.add(key.name());
            expected.add(exact == null ? "nothing" : exact.shown());
            found.add(value == null ? "nothing" : Quantity.shown(value));
        }
        String more = keys.size() > SHOWN ? " and " + (keys.size() - SHOWN) + " more" : "";
        return new Fault(cause, String.join("; ", names) + more, String.join("; ", expected), String.join("; ", found));
    }
}
