package org.multispa.geometry.bodies;

import java.util.Random;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// Made-up bodies: boxes of points that turn and shift, each in its own way.
final class RandomBodies {
    private final Random random;
    private final int frames;
    private final int bodies;
    private final double noise;

    /// @param noise standard deviation of what is added to every coordinate, metres
    RandomBodies(long seed, int frames, int bodies, double noise) {
        this.random = new Random(seed);
        this.frames = frames;
        this.bodies = bodies;
        this.noise = noise;
    }

    /// Shape `[frames][points][3]`; point `i` belongs to body `i % bodies`.
    double[][][] positions(int points) {
        double[][][] positions = new double[frames][points][];
        Vec3[] places = new Vec3[points];
        for (int point = 0; point < points; point++) {
            places[point] = new Vec3(random.nextDouble(), random.nextDouble(), random.nextDouble());
        }
        Pose[] steps = new Pose[bodies];
        Pose[] now = new Pose[bodies];
        for (int body = 0; body < bodies; body++) {
            steps[body] = Pose.ofQuaternion(small(0.1), small(0.1), small(0.1), 1, new Vec3(small(0.2), small(0.2), 0));
            now[body] = Pose.ofQuaternion(0, 0, 0, 1, new Vec3(3 * body, small(1), small(1)));
        }
        for (int frame = 0; frame < frames; frame++) {
            for (int point = 0; point < points; point++) {
                Vec3 at = now[point % bodies].transform(places[point]);
                positions[frame][point] = new double[] {at.x() + noise(), at.y() + noise(), at.z() + noise()};
            }
            for (int body = 0; body < bodies; body++) {
                now[body] = steps[body].times(now[body]);
            }
        }
        return positions;
    }

    private double small(double size) {
        return size * (2 * random.nextDouble() - 1);
    }

    private double noise() {
        return noise == 0 ? 0 : noise * random.nextGaussian();
    }
}
