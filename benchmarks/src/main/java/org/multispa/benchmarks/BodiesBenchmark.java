package org.multispa.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.bodies.Bodies;
import org.multispa.geometry.bodies.BodyFinder;
import org.multispa.geometry.bodies.BodyRule;
import org.multispa.geometry.bodies.ChainBodyFinder;
import org.multispa.geometry.bodies.MovingPoints;
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

/// Rigid bodies of a tracked video, milliseconds: 12 bodies that turn and shift, with 2 mm of noise on every
/// coordinate.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BodiesBenchmark {
    private static final int BODIES = 12;

    /// Frames and points.
    @Param({"150x1500", "300x2048"})
    public String size = "150x1500";

    @Param({"1", "2"})
    public int threads = 1;

    private MovingPoints points = new MovingPoints(new double[1][0], new double[1][0], new double[1][0]);
    private BodyFinder finder = new ChainBodyFinder(BodyRule.PUBLISHED, 1);

    @Setup
    public void makeTracks() {
        int cross = size.indexOf('x');
        int frames = Integer.parseInt(size.substring(0, cross));
        int count = Integer.parseInt(size.substring(cross + 1));
        Random random = new Random(7);
        Pose[] steps = new Pose[BODIES];
        Pose[] now = new Pose[BODIES];
        for (int body = 0; body < BODIES; body++) {
            Vec3 shift = new Vec3(small(random, 0.02), small(random, 0.02), small(random, 0.02));
            steps[body] = Pose.ofQuaternion(small(random, 0.01), small(random, 0.01), small(random, 0.01), 1, shift);
            now[body] = Pose.ofQuaternion(0, 0, 0, 1, new Vec3(small(random, 3), small(random, 3), small(random, 3)));
        }
        Vec3[] places = new Vec3[count];
        for (int point = 0; point < count; point++) {
            places[point] = new Vec3(small(random, 0.5), small(random, 0.5), small(random, 0.5));
        }
        double[][] xs = new double[frames][count];
        double[][] ys = new double[frames][count];
        double[][] zs = new double[frames][count];
        for (int frame = 0; frame < frames; frame++) {
            for (int point = 0; point < count; point++) {
                Vec3 at = now[point % BODIES].transform(places[point]);
                xs[frame][point] = at.x() + 0.002 * random.nextGaussian();
                ys[frame][point] = at.y() + 0.002 * random.nextGaussian();
                zs[frame][point] = at.z() + 0.002 * random.nextGaussian();
            }
            for (int body = 0; body < BODIES; body++) {
                now[body] = steps[body].times(now[body]);
            }
        }
        points = new MovingPoints(xs, ys, zs);
        finder = new ChainBodyFinder(BodyRule.PUBLISHED, threads);
    }

    private static double small(Random random, double size) {
        return size * (2 * random.nextDouble() - 1);
    }

    @Benchmark
    public Bodies bodies() {
        return finder.find(points);
    }
}
