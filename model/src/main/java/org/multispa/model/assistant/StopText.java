package org.multispa.model.assistant;

import java.util.List;
import java.util.function.Consumer;

/// Passes text on until a stop string appears, which is not passed on. What may be the beginning of one is held
/// back until it is known. Of several stop strings that overlap, the one that is complete first ends the text, so
/// that it does not matter in which pieces the text comes. For one thread at a time.
final class StopText {
    private final List<String> stops;
    private final Consumer<String> sink;
    private final StringBuilder held = new StringBuilder();
    private boolean stopped;

    StopText(List<String> stops, Consumer<String> sink) {
        this.stops = stops;
        this.sink = sink;
    }

    /// @return whether the text goes on
    boolean add(String text) {
        if (stopped) {
            return false;
        }
        held.append(text);
        int first = first();
        if (first >= 0) {
            stopped = true;
            pass(first);
            held.setLength(0);
            return false;
        }
        pass(held.length() - maybeStop());
        return true;
    }

    /// Passes on what is left at the end of the text.
    void finish() {
        if (!stopped) {
            pass(held.length());
        }
    }

    /// Where the stop string that is complete first begins, the longest of those complete together; −1 without one.
    private int first() {
        int first = -1;
        int firstEnd = Integer.MAX_VALUE;
        for (String stop : stops) {
            int at = held.indexOf(stop);
            int end = at + stop.length();
            if (at >= 0 && (end < firstEnd || (end == firstEnd && at < first))) {
                first = at;
                firstEnd = end;
            }
        }
        return first;
    }

    /// Length of the longest end of the text that a stop string begins with.
    private int maybeStop() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (stop.startsWith(held.substring(held.length() - length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    private void pass(int length) {
        if (length > 0) {
            sink.accept(held.substring(0, length));
            held.delete(0, length);
        }
    }
}
