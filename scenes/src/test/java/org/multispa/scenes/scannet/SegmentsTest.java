package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.PointCloud;

final class SegmentsTest {
    @TempDir
    private Path folder;

    @Test
    void points_of_segments_are_those_a_plain_search_finds() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int vertices = 1 + random.nextInt(300);
            PointCloud cloud = randomCloud(random, vertices);
            int[] numbers = random.ints(vertices, -5, 30).toArray();
            if (seed % 3 == 0) {
                numbers[0] = Integer.MIN_VALUE;
                numbers[vertices - 1] = Integer.MAX_VALUE;
            }
            Segments segments = Segments.read(write(numbers), cloud);
            for (int trial = 0; trial < 20; trial++) {
                Set<Integer> wanted = new HashSet<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    wanted.add(random.nextInt(-8, 35));
                }
                wanted.add(numbers[random.nextInt(vertices)]);
                int[] expected = IntStream.range(0, vertices)
                        .filter(point -> wanted.contains(numbers[cloud.sourceIndex(point)]))
                        .toArray();
                assertThat(segments.points(wanted)).isEqualTo(expected);
            }
        }
    }

    @Test
    void no_segments_have_no_points() throws IOException {
        PointCloud cloud = randomCloud(new Random(1), 10);
        Segments segments = Segments.read(write(new int[10]), cloud);
        assertThat(segments.points(Set.of())).isEmpty();
        assertThat(segments.points(Set.of(1, -1))).isEmpty();
        assertThat(segments.points(Set.of(0))).hasSize(10);
    }

    private static PointCloud randomCloud(Random random, int size) {
        float[][] axes = new float[3][size];
        for (float[] axis : axes) {
            for (int i = 0; i < size; i++) {
                axis[i] = random.nextFloat();
            }
        }
        return PointCloud.of(axes[0], axes[1], axes[2]);
    }

    private Path write(int[] numbers) throws IOException {
        return Files.writeString(
                folder.resolve("segs.json"),
                "{\"params\": {\"deep\": [[1], {\"segIndices\": 3}]}, \"segIndices\": " + Arrays.toString(numbers)
                        + "}");
    }
}
