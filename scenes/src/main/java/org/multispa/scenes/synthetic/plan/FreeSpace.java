package org.multispa.scenes.synthetic.plan;

import java.util.ArrayDeque;
import java.util.List;
import org.multispa.scenes.synthetic.model.FloorPlan;

/// The part of a floor where a person can stand, on a grid of 10 cm: the largest connected piece that keeps a distance
/// from walls and from everything lower than a head.
public final class FreeSpace {
    /// Side of a cell, metres.
    public static final double CELL = 0.1;

    /// Number of cells along x.
    public final int columns;

    /// Number of cells along y.
    public final int rows;

    private final boolean[] free;
    private final int size;
    private final int all;

    /// @param margin metres to keep from walls and things
    public FreeSpace(FloorPlan plan, List<Footprint> taken, double margin) {
        columns = (int) Math.ceil(plan.width() / CELL);
        rows = (int) Math.ceil(plan.depth() / CELL);
        boolean[] open = new boolean[columns * rows];
        List<Footprint> low =
                taken.stream().filter(f -> f.z0() < 1.9 && f.z1() > 0.05).toList();
        int count = 0;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                double x = center(i);
                double y = center(j);
                boolean stands = plan.contains(x, y, margin);
                for (int k = 0; k < low.size() && stands; k++) {
                    stands = low.get(k).distance(x, y) >= margin;
                }
                open[j * columns + i] = stands;
                count += stands ? 1 : 0;
            }
        }
        all = count;
        free = largest(open);
        int n = 0;
        for (boolean cell : free) {
            n += cell ? 1 : 0;
        }
        size = n;
    }

    /// Metres from the wall to the middle of a cell.
    public static double center(int cell) {
        return (cell + 0.5) * CELL;
    }

    public boolean isFree(int i, int j) {
        return i >= 0 && j >= 0 && i < columns && j < rows && free[j * columns + i];
    }

    public boolean isFree(double x, double y) {
        return isFree((int) Math.floor(x / CELL), (int) Math.floor(y / CELL));
    }

    /// Square metres to stand in.
    public double area() {
        return size * CELL * CELL;
    }

    /// Share of all places to stand that belongs to the largest connected piece.
    double connected() {
        return all == 0 ? 0 : (double) size / all;
    }

    private boolean[] largest(boolean[] open) {
        int[] piece = new int[open.length];
        int best = 0;
        int bestSize = 0;
        int pieces = 0;
        for (int start = 0; start < open.length; start++) {
            if (open[start] && piece[start] == 0) {
                int n = flood(open, piece, start, ++pieces);
                if (n > bestSize) {
                    bestSize = n;
                    best = pieces;
                }
            }
        }
        boolean[] result = new boolean[open.length];
        for (int c = 0; c < open.length; c++) {
            result[c] = best > 0 && piece[c] == best;
        }
        return result;
    }

    private int flood(boolean[] open, int[] piece, int start, int mark) {
        ArrayDeque<Integer> todo = new ArrayDeque<>();
        todo.add(start);
        piece[start] = mark;
        int n = 0;
        while (!todo.isEmpty()) {
            int c = todo.remove();
            n++;
            for (int next : neighbours(c)) {
                if (next >= 0 && open[next] && piece[next] == 0) {
                    piece[next] = mark;
                    todo.add(next);
                }
            }
        }
        return n;
    }

    /// The four cells beside cell `c`, −1 for those outside.
    int[] neighbours(int c) {
        int i = c % columns;
        int j = c / columns;
        return new int[] {
            i > 0 ? c - 1 : -1, i < columns - 1 ? c + 1 : -1, j > 0 ? c - columns : -1, j < rows - 1 ? c + columns : -1
        };
    }
}
