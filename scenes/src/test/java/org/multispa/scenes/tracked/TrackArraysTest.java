package org.multispa.scenes.tracked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.npy.NpyWriter;

class TrackArraysTest {
    private static NpyArray array(double[] values, int... shape) throws IOException {
        return NpyArray.parse(NpyWriter.doubles(values, shape));
    }

    private static VideoFrame frame(int row, Pose toCamera) {
        return new VideoFrame(row, row, Pose.IDENTITY, toCamera, new NoPixels());
    }

    private static void assertRefused(NpyArray positions, NpyArray visibility, String... says) {
        assertThatThrownBy(() -> new TrackArrays(positions, visibility))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(says);
    }

    @Test
    void shapesThatDoNotFitAreRefused() throws IOException {
        NpyArray good = array(new double[18], 3, 2, 3);
        NpyArray seen = array(new double[6], 3, 2);
        assertThat(new TrackArrays(good, seen).frames()).isEqualTo(3);
        assertThat(new TrackArrays(good, seen).points()).isEqualTo(2);
        assertRefused(array(new double[18], 3, 6), seen, "(frames, points, 3)", "(3, 6)");
        assertRefused(array(new double[18], 18), seen, "(18,)");
        assertRefused(array(new double[12], 3, 2, 2), seen, "(3, 2, 2)");
        assertRefused(good, array(new double[6], 2, 3), "visibility of shape (3, 2)", "(2, 3)");
        assertRefused(good, array(new double[6], 6), "(6,)");
        assertRefused(good, array(new double[6], 3, 2, 1), "(3, 2, 1)");
        assertRefused(array(new double[0], 0, 2, 3), array(new double[0], 0, 2), "no tracks", "0 frames");
        assertRefused(array(new double[0], 3, 0, 3), array(new double[0], 3, 0), "no tracks", "0 points");
    }

    @Test
    void rowsAreTakenAsTheFramesNameThemAndMappedToTheirCameras() throws IOException {
        Random random = new Random(1);
        double[] values = random.doubles(5 * 70 * 3, -4, 4).toArray();
        double[] seen = random.doubles(5 * 70).map(v -> v < 0.4 ? 0 : v).toArray();
        TrackArrays arrays = new TrackArrays(array(values, 5, 70, 3), array(seen, 5, 70));
        Pose shift = new Pose(0, -1, 0, 0.5, 1, 0, 0, -2, 0, 0, 1, 3);
        int[] rows = {4, 0, 2};
        TrackArrays.Taken taken = arrays.take(
                Arrays.stream(rows).mapToObj(row -> frame(row, shift)).toList());
        assertThat(taken.notFinite()).isZero();
        assertThat(taken.tracks().frames()).isEqualTo(3);
        for (int t = 0; t < rows.length; t++) {
            for (int p = 0; p < 70; p++) {
                int at = rows[t] * 70 + p;
                Vec3 expected = shift.transform(new Vec3(values[3 * at], values[3 * at + 1], values[3 * at + 2]));
                assertThat(taken.tracks().camera(t, p)).isEqualTo(expected);
                assertThat(taken.tracks().isVisible(t, p)).isEqualTo(seen[at] != 0);
            }
        }
    }

    @Test
    void positionsThatAreNoneAreCountedAndNotVisible() throws IOException {
        double[] values = new double[2 * 4 * 3];
        Arrays.fill(values, 1);
        values[0] = Double.NaN;
        values[4] = Double.POSITIVE_INFINITY;
        values[12 + 11] = Double.NEGATIVE_INFINITY;
        double[] seen = {1, 1, 1, 0, 1, 1, 1, 0};
        TrackArrays arrays = new TrackArrays(array(values, 2, 4, 3), array(seen, 2, 4));
        TrackArrays.Taken taken = arrays.take(List.of(frame(0, Pose.IDENTITY), frame(1, Pose.IDENTITY)));
        assertThat(taken.notFinite()).as("the last one is not marked visible").isEqualTo(2);
        assertThat(taken.tracks().isVisible(0, 0)).isFalse();
        assertThat(taken.tracks().isVisible(0, 1)).isFalse();
        assertThat(taken.tracks().isVisible(0, 2)).isTrue();
        assertThat(taken.tracks().isVisible(1, 3)).isFalse();
    }

    @Test
    void anyNumberButZeroIsVisible() throws IOException {
        double[] seen = {-1, 0.25, 0, -0.0, Double.NaN};
        TrackArrays.Taken taken = new TrackArrays(array(new double[15], 1, 5, 3), array(seen, 1, 5))
                .take(List.of(frame(0, Pose.IDENTITY)));
        assertThat(IntStream.range(0, 5).mapToObj(p -> taken.tracks().isVisible(0, p)))
                .containsExactly(true, true, false, false, true);
    }
}
