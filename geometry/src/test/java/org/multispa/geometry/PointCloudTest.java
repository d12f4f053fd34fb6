package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PointCloudTest {
    @Test
    void everyPointIsKeptAndKnowsWhereItCameFrom() {
        Random random = new Random(5);
        float[] x = new float[1000];
        float[] y = new float[1000];
        float[] z = new float[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
            y[i] = random.nextFloat(-100, 100);
            z[i] = random.nextInt(3);
        }
        PointCloud cloud = PointCloud.of(x, y, z);
        int[] places = cloud.placesBySource();
        for (int i = 0; i < x.length; i++) {
            assertThat(cloud.point(places[i])).isEqualTo(new Vec3(x[i], y[i], z[i]));
            assertThat(cloud.sourceIndex(places[i])).isEqualTo(i);
            assertThat(cloud.coordinate(places[i], 1)).isEqualTo(y[i]);
        }
    }

    @Test
    void neighboursInSpaceAreNeighboursInOrder() {
        PointCloud cloud = new RandomViews(1).cloud(4096);
        double inOrder = 0;
        double bySource = 0;
        int[] places = cloud.placesBySource();
        for (int i = 1; i < cloud.size(); i++) {
            inOrder += cloud.point(i).minus(cloud.point(i - 1)).norm();
            bySource += cloud.point(places[i]).minus(cloud.point(places[i - 1])).norm();
        }
        assertThat(inOrder).isLessThan(bySource / 5);
    }

    @Test
    void pointsOfOneCellKeepTheirOrderAndEmptyCloudsAreAllowed() {
        PointCloud same = PointCloud.of(new float[3], new float[3], new float[3]);
        assertThat(same.sourceIndex(0)).isZero();
        assertThat(same.sourceIndex(2)).isEqualTo(2);
        assertThat(PointCloud.of(new float[0], new float[0], new float[0]).size())
                .isZero();
    }

    @Test
    void coordinatesAreKeptInDoublePrecision() {
        double third = 1.0 / 3;
        PointCloud cloud = PointCloud.of(new double[] {third}, new double[] {-third}, new double[] {1e-9 + third});
        assertThat(cloud.point(0)).isEqualTo(new Vec3(third, -third, 1e-9 + third));
        assertThat(cloud.coordinate(0, 2)).isEqualTo(1e-9 + third);
    }

    @Test
    void badCoordinatesAreRefused() {
        float[] one = {1};
        assertThatThrownBy(() -> PointCloud.of(one, one, new float[] {Float.NaN}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> PointCloud.of(one, one, new float[2])).hasMessageContaining("length");
    }
}
