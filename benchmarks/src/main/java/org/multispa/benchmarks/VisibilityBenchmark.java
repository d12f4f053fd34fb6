package org.multispa.benchmarks;

import java.util.concurrent.TimeUnit;
import org.multispa.benchmarks.room.RoomView;
import org.multispa.geometry.BlockVisibility;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.Visibility;
import org.multispa.geometry.VisibilityRule;
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

/// Which of 150,000 points one frame sees, milliseconds a frame on one core: the plain definition and the blocks.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VisibilityBenchmark {
    private static final int POINTS = 150_000;

    /// The two rules that data sets are made by.
    public enum Rule {
        PAPER,
        STRICT;

        VisibilityRule visibilityRule() {
            return switch (this) {
                case PAPER -> VisibilityRule.PAPER;
                case STRICT -> VisibilityRule.STRICT;
            };
        }
    }

    /// Share of the points that lie within the image with nothing before them.
    @Param({"15", "30", "60"})
    public int percentInView;

    @Param({"PAPER", "STRICT"})
    public Rule rule = Rule.STRICT;

    private final Visibility byPoint = new PlainVisibility();
    private final Visibility byBlock = new BlockVisibility();
    private RoomView view = RoomView.seeing(1000, 30);

    @Setup
    public void takeFrame() {
        view = RoomView.seeing(POINTS, percentInView);
    }

    @Benchmark
    public long[] plain() {
        return byPoint.seen(view.points(), view.pose(), view.camera(), view.depth(), rule.visibilityRule());
    }

    @Benchmark
    public long[] blocks() {
        return byBlock.seen(view.points(), view.pose(), view.camera(), view.depth(), rule.visibilityRule());
    }
}
