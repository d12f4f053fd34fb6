package org.multispa.model.tokens.codec;

import java.util.Arrays;

/// A list of ints that grows. Not thread-safe.
public final class IntList {
    private int[] values = new int[16];
    private int size;

    /// Appends one value.
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    /// Appends all values of an array.
    public void addAll(int[] more) {
        int wanted = Math.addExact(size, more.length);
        if (wanted > values.length) {
            values = Arrays.copyOf(values, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8, 2L * values.length)));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size = wanted;
    }

    public int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    /// A copy of what the list holds.
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
