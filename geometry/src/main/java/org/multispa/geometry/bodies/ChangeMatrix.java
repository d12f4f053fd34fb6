package org.multispa.geometry.bodies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The change of every pair of points, each pair once, in double precision: the arithmetic is that of
/// [MovingPoints#distance], and each pair's changes are added in the order of the frames, so the numbers are the same
/// for any number of threads. Rows are made in blocks, a part of the columns at a time, so that the frames stay in
/// the cache; the loops are short and simple enough to become vector instructions.
final class ChangeMatrix {
    private static final int ROWS = 8;
    private static final int COLUMNS = 256;

    private final int size;
    private final double[] pairs;

    /// @param pairs rows of the upper triangle without the diagonal, one behind the other
    ChangeMatrix(int size, double[] pairs) {
        this.size = size;
        this.pairs = pairs;
    }

    static ChangeMatrix of(MovingPoints points, double stillMetres, int threads) {
        int size = points.count();
        ChangeMatrix matrix = new ChangeMatrix(size, new double[Math.toIntExact((long) size * (size - 1) / 2)]);
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            Block block = new Block(points, stillMetres);
            for (int first = next.getAndAdd(ROWS); first < size; first = next.getAndAdd(ROWS)) {
                block.fill(first, matrix);
            }
        };
        run(work, Math.min(threads, (size + ROWS - 1) / ROWS));
        return matrix;
    }

    private static void run(Runnable work, int threads) {
        if (threads <= 1) {
            work.run();
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    int size() {
        return size;
    }

    double get(int p, int q) {
        return p < q ? pairs[rowStart(p) + q] : pairs[rowStart(q) + p];
    }

    void set(int p, int q, double change) {
        pairs[p < q ? rowStart(p) + q : rowStart(q) + p] = change;
    }

    /// Where column 0 of row `p` would stand; the row begins with column `p` + 1.
    int rowStart(int p) {
        return (int) ((long) p * size - (long) p * (p + 1) / 2 - p - 1);
    }

    /// The numbers themselves, to be read and changed in place.
    double[] pairs() {
        return pairs;
    }

    /// Some neighbouring rows. Uses its arrays again for each block, so it is for one thread.
    private static final class Block {
        private final MovingPoints points;
        private final double stillMetres;
        private final double[][] before;
        private final double[][] sums;
        private double[] now;

        Block(MovingPoints points, double stillMetres) {
            this.points = points;
            this.stillMetres = stillMetres;
            this.before = new double[ROWS][points.count()];
            this.sums = new double[ROWS][points.count()];
            this.now = new double[points.count()];
        }

        void fill(int first, ChangeMatrix matrix) {
            int size = points.count();
            int end = Math.min(first + ROWS, size);
            for (int from = first; from < size; from += COLUMNS) {
                columns(first, end, from, Math.min(from + COLUMNS, size));
            }
            for (int p = first; p < end; p++) {
                System.arraycopy(sums[p - first], p + 1, matrix.pairs, matrix.rowStart(p) + p + 1, size - p - 1);
            }
        }

        private void columns(int first, int end, int from, int to) {
            for (int p = first; p < end; p++) {
                Arrays.fill(sums[p - first], from, to, 0);
                distances(0, p, from, to, before[p - first]);
            }
            for (int frame = 1; frame < points.frames(); frame++) {
                for (int p = first; p < end; p++) {
                    double[] earlier = before[p - first];
                    distances(frame, p, from, to, now);
                    addChanges(now, earlier, stillMetres, from, to, sums[p - first]);
                    before[p - first] = now;
                    now = earlier;
                }
            }
        }

        private void distances(int frame, int p, int from, int to, double[] out) {
            double[] xs = points.xs()[frame];
            double[] ys = points.ys()[frame];
            double[] zs = points.zs()[frame];
            distances(xs, ys, zs, xs[p], ys[p], zs[p], from, to, out);
        }

        private static void distances(
                double[] xs,
                double[] ys,
                double[] zs,
                double px,
                double py,
                double pz,
                int from,
                int to,
                double[] out) {
            for (int q = from; q < to; q++) {
                double x = xs[q] - px;
                double y = ys[q] - py;
                double z = zs[q] - pz;
                out[q] = Math.sqrt(x * x + y * y + z * z);
            }
        }

        /// The sign is 1 where the change counts and 0 where not, so that there is no branch.
        private static void addChanges(double[] now, double[] before, double still, int from, int to, double[] sums) {
            for (int q = from; q < to; q++) {
                double change = Math.abs(now[q] - before[q]);
                sums[q] += change * Math.signum(Math.max(change - still, 0));
            }
        }
    }
}
