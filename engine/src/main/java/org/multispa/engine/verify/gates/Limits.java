package org.multispa.engine.verify.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.multispa.engine.verify.facts.Quantity;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.raw.Range;
import org.multispa.engine.verify.raw.View;

/// Collects what a sample violates.
final class Limits {
    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return faults;
    }

    void fault(Cause cause, String what, String expected, String found) {
        faults.add(new Fault(cause, what, expected, found));
    }

    void holds(boolean holds, Cause cause, String what, String expected, String found) {
        if (!holds) {
            fault(cause, what, expected, found);
        }
    }

    /// A gate of the profile: `value ≥ least`, give or take the rounding of doubles.
    void atLeast(String what, double least, double value) {
        holds(value >= least - Quantity.TINY, Cause.GATE, what, "at least " + shown(least), shown(value));
    }

    /// A gate of the profile: `value ≤ most`.
    void atMost(String what, double most, double value) {
        holds(value <= most + Quantity.TINY, Cause.GATE, what, "at most " + shown(most), shown(value));
    }

    void notZero(String what, double value) {
        holds(value != 0, Cause.GATE, what, "a value that is not 0", shown(value));
    }

    /// That the recorded bin is the one expected.
    void bin(String expected, String found) {
        holds(expected.equals(found), Cause.BIN, "bin", expected, found);
    }

    /// That the recorded bin holds this overlap, `overlap-06` for 6 up to 7 percent, with this ending.
    void overlapBin(Range percent, String ending, String found) {
        int low = (int) Math.floor(percent.low());
        int high = (int) Math.floor(percent.high());
        boolean holds = false;
        for (int whole = low; whole <= high; whole++) {
            holds |= Pattern.matches(Pattern.quote(named(whole)) + ending, found);
        }
        holds(holds, Cause.BIN, "bin", named(low) + ending, found);
    }

    private static String named(int percent) {
        return String.format(Locale.ROOT, "overlap-%02d", percent);
    }

    /// That the frames of a question about a change come one after the other, forwards or backwards in time.
    void inOrder(List<View> views) {
        List<Integer> numbers = views.stream().map(View::number).toList();
        int way = Integer.compare(numbers.getLast(), numbers.getFirst());
        boolean holds = way != 0;
        for (int i = 1; i < numbers.size(); i++) {
            holds &= Integer.compare(numbers.get(i), numbers.get(i - 1)) == way;
        }
        holds(holds, Cause.GATE, "frames", "different ones, one after the other in time", numbers.toString());
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
