package org.multispa.model.tokens.codec;

import java.util.Arrays;

/// Which two neighbouring symbols become which token, and how early: a hash table from a pair of non-negative
/// ints to a rank and a token. The lower the rank, the earlier the merge.
final class PairTable {
    /// What [#get] returns for a pair that is never merged.
    static final long NONE = -1;

    private static final long EMPTY = -1;
    private static final int LEAST = 16;

    private long[] keys = new long[LEAST];
    private long[] values = new long[LEAST];
    private int size;

    PairTable() {
        Arrays.fill(keys, EMPTY);
    }

    static int rank(long merge) {
        return (int) (merge >>> Integer.SIZE);
    }

    static int merged(long merge) {
        return (int) merge;
    }

    int size() {
        return size;
    }

    /// Adds a merge; false, and nothing changed, if the pair has one.
    boolean put(int left, int right, int rank, int merged) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        long key = pack(left, right);
        int slot = slotOf(key);
        if (keys[slot] == key) {
            return false;
        }
        keys[slot] = key;
        values[slot] = pack(rank, merged);
        size++;
        return true;
    }

    /// The merge of a pair, to be read with [#rank] and [#merged], or [#NONE].
    long get(int left, int right) {
        long key = pack(left, right);
        int slot = slotOf(key);
        return keys[slot] == key ? values[slot] : NONE;
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> Integer.SIZE) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        int capacity = Math.multiplyExact(oldKeys.length, 2);
        keys = new long[capacity];
        values = new long[capacity];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static long pack(int high, int low) {
        return ((long) high << Integer.SIZE) | low;
    }
}
