package org.multispa.scenes.ply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlyWriterTest {
    @TempDir
    private Path folder;

    @Test
    void bytes_are_those_of_the_format() throws IOException {
        Path file = folder.resolve("mesh.ply");
        PlyWriter.write(
                file,
                new float[] {1, 2, 3},
                new float[] {4, 5, 6},
                new float[] {7, 8, 9},
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8, (byte) 255},
                new int[] {2, 0, 1});
        byte[] header = """
                ply
                format binary_little_endian 1.0
                element vertex 3
                property float x
                property float y
                property float z
                property uchar red
                property uchar green
                property uchar blue
                element face 1
                property list uchar int vertex_indices
                end_header
                """.getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[3 * 15 + 13];
        ByteBuffer.wrap(body)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(4)
                .putFloat(7)
                .put((byte) 1)
                .put((byte) 2)
                .put((byte) 3)
                .putFloat(2)
                .putFloat(5)
                .putFloat(8)
                .put((byte) 4)
                .put((byte) 5)
                .put((byte) 6)
                .putFloat(3)
                .putFloat(6)
                .putFloat(9)
                .put((byte) 7)
                .put((byte) 8)
                .put((byte) 255)
                .put((byte) 3)
                .putInt(2)
                .putInt(0)
                .putInt(1);
        byte[] written = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(written, header.length)).isEqualTo(header);
        assertThat(Arrays.copyOfRange(written, header.length, written.length)).isEqualTo(body);
    }

    @Test
    void points_alone_have_neither_colours_nor_faces() throws IOException {
        Path file = folder.resolve("points.ply");
        PlyWriter.write(file, new float[1], new float[1], new float[1], new byte[0], new int[0]);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("red").doesNotContain("face").endsWith("end_header\n" + "\0".repeat(12));
    }

    @Test
    void a_file_that_is_there_is_replaced() throws IOException {
        Path file = Files.write(folder.resolve("mesh.ply"), new byte[10_000]);
        PlyWriter.write(file, new float[2], new float[2], new float[2], new byte[6], new int[0]);
        assertThat(PlyReader.readPoints(file).size()).isEqualTo(2);
        assertThat(Files.size(file)).isLessThan(300);
    }

    @Test
    void the_same_points_come_out_of_text_and_of_binary() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(200);
            float[][] axes = new float[3][n];
            StringBuilder text = new StringBuilder("ply\nformat ascii 1.0\nelement vertex " + n)
                    .append("\nproperty float32 x\nproperty float32 y\nproperty float32 z\nend_header\n");
            for (int i = 0; i < n; i++) {
                for (float[] axis : axes) {
                    axis[i] = random.nextFloat(-1e6f, 1e6f);
                    text.append(axis[i]).append(random.nextBoolean() ? " " : "\r\n");
                }
            }
            PlyWriter.write(folder.resolve("b.ply"), axes[0], axes[1], axes[2], new byte[0], new int[0]);
            PlyPoints binary = PlyReader.readPoints(folder.resolve("b.ply"));
            PlyPoints ascii = PlyReader.readPoints(Files.writeString(folder.resolve("a.ply"), text));
            assertThat(ascii.x()).isEqualTo(binary.x()).isEqualTo(axes[0]);
            assertThat(ascii.y()).isEqualTo(binary.y()).isEqualTo(axes[1]);
            assertThat(ascii.z()).isEqualTo(binary.z()).isEqualTo(axes[2]);
        }
    }
}
