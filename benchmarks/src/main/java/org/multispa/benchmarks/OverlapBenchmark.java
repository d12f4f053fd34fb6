package org.multispa.benchmarks;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Overlap of two frames' packed sets of points, nanoseconds a pair on one core.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OverlapBenchmark {
    @Param("150000")
    public int points;

    private long[] first = PointSets.empty(1);
    private long[] second = PointSets.empty(1);
    private int countFirst;
    private int countSecond;
    private BitSet firstBits = new BitSet();
    private BitSet secondBits = new BitSet();

    /// Fills about a third of each set, in runs as long as what a camera sees of one surface.
    @Setup
    public void fill() {
        first = runs(1);
        second = runs(2);
        countFirst = PointSets.count(first);
        countSecond = PointSets.count(second);
        firstBits = BitSet.valueOf(first);
        secondBits = BitSet.valueOf(second);
    }

    private long[] runs(long seed) {
        long[] set = PointSets.empty(points);
        for (int i = 0; i < points; i++) {
            SeededHash run = SeededHash.of(seed).with(i / 1500);
            if (run.below(3) == 0 && run.with(i).below(10) > 0) {
                PointSets.add(set, i);
            }
        }
        return set;
    }

    @Benchmark
    public double packed() {
        return PointSets.overlapPercent(first, countFirst, second, countSecond);
    }

    @Benchmark
    public double bitSets() {
        BitSet both = (BitSet) firstBits.clone();
        both.and(secondBits);
        int shared = both.cardinality();
        return 100.0 * shared / (countFirst + countSecond - shared);
    }
}
