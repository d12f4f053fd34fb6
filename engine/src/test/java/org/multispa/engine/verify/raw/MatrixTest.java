package org.multispa.engine.verify.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

final class MatrixTest {
    private static double[] random(Random random) {
        double[] m = new double[16];
        for (int i = 0; i < 12; i++) {
            m[i] = random.nextGaussian();
        }
        m[15] = 1;
        return m;
    }

    @Test
    void a_matrix_times_its_inverse_is_one() {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            double[] m = random(random);
            double[] one = Matrix.times(m, Matrix.inverse(m));
            for (int i = 0; i < 16; i++) {
                assertThat(one[i]).isCloseTo(i % 5 == 0 ? 1 : 0, within(1e-7));
            }
        }
    }

    @Test
    void points_and_directions_move_as_poses_move_them() {
        Random random = new Random(2);
        for (int trial = 0; trial < 200; trial++) {
            double[] m = random(random);
            double[] p = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            Vec3 point = Pose.ofRowMajor(m).transform(new Vec3(p[0], p[1], p[2]));
            Vec3 turned = Pose.ofRowMajor(m).rotate(new Vec3(p[0], p[1], p[2]));
            assertThat(Matrix.point(m, p))
                    .containsExactly(new double[] {point.x(), point.y(), point.z()}, within(1e-12));
            assertThat(Matrix.direction(m, p))
                    .containsExactly(new double[] {turned.x(), turned.y(), turned.z()}, within(1e-12));
        }
    }

    @Test
    void a_singular_matrix_is_refused() {
        assertThatThrownBy(() -> Matrix.inverse(new double[16]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("singular");
    }
}
