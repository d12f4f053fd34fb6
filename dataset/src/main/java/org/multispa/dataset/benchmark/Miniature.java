package org.multispa.dataset.benchmark;

import java.util.Arrays;

/// An image made so small that a few marks, another compression or a step of the camera hardly change it: 32 by 32
/// grey levels, less their mean, in units of their spread.
final class Miniature {
    static final int SIDE = 32;

    private static final int BLOCKS = 8;

    /// Images whose grey levels spread less than this look all alike.
    private static final double LEAST_SPREAD = 6;

    private final float[] levels;
    private final long bits;
    private final boolean telling;

    private Miniature(float[] levels, long bits, boolean telling) {
        this.levels = levels;
        this.bits = bits;
        this.telling = telling;
    }

    /// @param grey [#SIDE] rows of as many grey levels
    static Miniature of(byte[] grey) {
        double mean = 0;
        for (byte level : grey) {
            mean += (level & 0xFF) / (double) grey.length;
        }
        double squares = 0;
        for (byte level : grey) {
            squares += Math.pow((level & 0xFF) - mean, 2) / grey.length;
        }
        double spread = Math.sqrt(squares);
        float[] levels = new float[grey.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) (((grey[i] & 0xFF) - mean) / Math.max(spread, 1e-9));
        }
        return new Miniature(levels, bits(levels), spread >= LEAST_SPREAD);
    }

    /// One bit for each of 8 by 8 blocks: whether it is lighter than their median.
    private static long bits(float[] levels) {
        double[] blocks = new double[BLOCKS * BLOCKS];
        int size = SIDE / BLOCKS;
        for (int i = 0; i < levels.length; i++) {
            blocks[i / SIDE / size * BLOCKS + i % SIDE / size] += levels[i];
        }
        double[] sorted = blocks.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        long bits = 0;
        for (int i = 0; i < blocks.length; i++) {
            bits |= blocks[i] > median ? 1L << i : 0;
        }
        return bits;
    }

    /// Whether there is enough in the image to tell it from another.
    boolean isTelling() {
        return telling;
    }

    /// Blocks that are light in one image and dark in the other, 0 to 64.
    int differingBlocks(Miniature other) {
        return Long.bitCount(bits ^ other.bits);
    }

    /// Correlation of the grey levels, −1 to 1.
    double correlation(Miniature other) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += levels[i] * other.levels[i];
        }
        return sum / levels.length;
    }
}
