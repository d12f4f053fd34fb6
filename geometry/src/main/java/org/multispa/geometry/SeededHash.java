package org.multispa.geometry;

/// Counter-based randomness: every random value of the project is a hash of what it is for.
///
/// A chain of parts (seed, scene, subtask, item, purpose) is folded into 64 bits; the result depends on nothing else,
/// so it is the same for any number of threads, partitions, machines and restarts. Values are immutable.
///
/// ```java
/// int slot = SeededHash.of(seed).with("scene0000_00").with("camera-distance").with(42).with("slot").below(4);
/// ```
///
/// @param state the folded parts so far
public record SeededHash(long state) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public static SeededHash of(long seed) {
        return new SeededHash(mix(seed + GOLDEN));
    }

    public SeededHash with(long part) {
        return new SeededHash(mix(state * 0xD1342543DE82EF95L + mix(part ^ GOLDEN) + 1));
    }

    /// Folds a text in; texts are told apart from numbers and from their own concatenations.
    public SeededHash with(String part) {
        long h = 0xCBF29CE484222325L ^ part.length();
        for (int i = 0; i < part.length(); i++) {
            h = (h ^ part.charAt(i)) * 0x100000001B3L;
        }
        return with(h ^ 0x5851F42D4C957F2DL);
    }

    /// 64 uniform bits.
    public long value() {
        return mix(state ^ 0x2545F4914F6CDD1DL);
    }

    /// A uniform number in [0, bound).
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, found " + bound);
        }
        return (int) Math.unsignedMultiplyHigh(value(), bound);
    }

    /// A uniform number in [0, 1) with 53 random bits.
    public double unit() {
        return (value() >>> 11) * 0x1.0p-53;
    }

    /// A uniform number in [low, high).
    public double between(double low, double high) {
        return low + unit() * (high - low);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
