package org.multispa.scenes.fusion;

import java.util.Arrays;
import org.multispa.scenes.SceneException;

/// Sums of points per voxel: an open-addressing table from packed voxel coordinates to dense arrays of sums. Voxels
/// keep the order in which they were first met. Not safe for several threads.
final class VoxelGrid {
    /// Voxel coordinates take 21 bits an axis.
    private static final int HALF_RANGE = 1 << 20;

    private final double voxel;
    private final int maxVoxels;
    private int[] table = new int[1 << 12];
    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private double[] sums = new double[3 << 10];
    private int size;

    VoxelGrid(double voxel, int maxVoxels) {
        this.voxel = voxel;
        this.maxVoxels = maxVoxels;
    }

    /// @param xyz coordinates of points, one after the other
    void addAll(float[] xyz) throws SceneException {
        for (int i = 0; i < xyz.length; i += 3) {
            add(xyz[i], xyz[i + 1], xyz[i + 2]);
        }
    }

    private void add(float x, float y, float z) throws SceneException {
        long key = cell(x) << 42 | cell(y) << 21 | cell(z);
        int at = place(key);
        counts[at]++;
        sums[3 * at] += x;
        sums[3 * at + 1] += y;
        sums[3 * at + 2] += z;
    }

    private long cell(float value) throws SceneException {
        double cell = Math.floor(value / voxel);
        if (!(cell >= -HALF_RANGE && cell < HALF_RANGE)) {
            throw new SceneException("a measured point lies " + value + " m from the origin, farther than "
                    + Math.round(HALF_RANGE * voxel) + " m; are the poses' translations in metres?");
        }
        return (long) cell + HALF_RANGE;
    }

    /// Dense position of a voxel, which is made if it is new. The table holds position + 1, 0 for an empty slot.
    private int place(long key) throws SceneException {
        int slot = slot(key);
        while (table[slot] != 0) {
            int at = table[slot] - 1;
            if (keys[at] == key) {
                return at;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (size == maxVoxels) {
            throw new SceneException("the depth images fill more than " + maxVoxels + " voxels of " + voxel
                    + " m; use larger voxels or fewer frames, and make sure that depth and poses are in metres");
        }
        if (size == keys.length) {
            grow();
            return place(key);
        }
        keys[size] = key;
        table[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        int capacity = Math.min(2 * keys.length, Math.max(maxVoxels, keys.length + 1));
        keys = Arrays.copyOf(keys, capacity);
        counts = Arrays.copyOf(counts, capacity);
        sums = Arrays.copyOf(sums, 3 * capacity);
        if (2L * capacity > table.length) {
            table = new int[2 * table.length];
            for (int at = 0; at < size; at++) {
                int slot = slot(keys[at]);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = at + 1;
            }
        }
    }

    private int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) ((h ^ h >>> 29) >>> 20) & (table.length - 1);
    }

    /// Mean points of the voxels with at least `minPoints` points: x, y and z.
    float[][] means(int minPoints) {
        float[][] axes = new float[3][size];
        int n = 0;
        for (int at = 0; at < size; at++) {
            if (counts[at] >= minPoints) {
                for (int axis = 0; axis < 3; axis++) {
                    axes[axis][n] = (float) (sums[3 * at + axis] / counts[at]);
                }
                n++;
            }
        }
        return new float[][] {Arrays.copyOf(axes[0], n), Arrays.copyOf(axes[1], n), Arrays.copyOf(axes[2], n)};
    }
}
