package org.multispa.training.ranks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// A list cut into pieces of limited size, in its order.
final class Runs {
    private Runs() {}

    /// @param most size of a piece; an item that is larger has a piece to itself
    static <T> List<List<T>> divide(List<T> items, ToLongFunction<T> size, long most) {
        List<List<T>> runs = new ArrayList<>();
        List<T> run = new ArrayList<>();
        long held = 0;
        for (T item : items) {
            long added = size.applyAsLong(item);
            if (!run.isEmpty() && held + added > most) {
                runs.add(List.copyOf(run));
                run.clear();
                held = 0;
            }
            run.add(item);
            held += added;
        }
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
        }
        return List.copyOf(runs);
    }
}
