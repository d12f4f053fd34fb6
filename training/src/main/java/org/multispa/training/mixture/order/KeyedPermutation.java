package org.multispa.training.mixture.order;

import org.multispa.geometry.SeededHash;

/// A permutation of the numbers 0 to size − 1 that takes no memory: a Feistel network over the next even number
/// of bits, walked along until it comes out within the size. Immutable.
public final class KeyedPermutation {
    private static final int ROUNDS = 8;

    private final long size;
    private final int half;
    private final long mask;
    private final SeededHash[] rounds = new SeededHash[ROUNDS];

    /// @param size 1 to 2^60
    /// @param key tells permutations of one size apart
    public KeyedPermutation(long size, SeededHash key) {
        if (size < 1 || size > 1L << 60) {
            throw new IllegalArgumentException("a permutation has 1 to 2^60 members, found " + size);
        }
        this.size = size;
        int bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(size - 1));
        this.half = (bits + 1) / 2;
        this.mask = (1L << half) - 1;
        for (int round = 0; round < ROUNDS; round++) {
            rounds[round] = key.with(round);
        }
    }

    /// The number that stands at `index`.
    public long at(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("expected an index from 0 to " + (size - 1) + ", found " + index);
        }
        long value = index;
        do {
            value = once(value);
        } while (value >= size);
        return value;
    }

    private long once(long value) {
        long left = value >>> half;
        long right = value & mask;
        for (SeededHash round : rounds) {
            long next = left ^ (round.with(right).value() & mask);
            left = right;
            right = next;
        }
        return (left << half) | right;
    }
}
