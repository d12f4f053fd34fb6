package org.multispa.scenes.ply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.testing.SharedData;

final class PlyReaderTest {
    private static final String XYZ = "property float x\nproperty float y\nproperty float z\n";

    @TempDir
    private Path folder;

    @Test
    void ascii_vertices_are_read() throws IOException {
        PlyPoints points = read("ply\r\nformat ascii 1.0\r\ncomment made by hand\r\nelement vertex 2\r\n"
                + XYZ.replace("\n", "\r\n") + "element face 1\r\nproperty list uchar int vertex_indices\r\n"
                + "end_header\r\n1 2.5 -3\r\n4e0 5\t6\r\n3 0 1 1\r\n");
        assertThat(points.x()).containsExactly(1, 4);
        assertThat(points.y()).containsExactly(2.5f, 5);
        assertThat(points.z()).containsExactly(-3, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary_little_endian", "binary_big_endian"})
    void every_number_type_and_every_place_of_the_vertices_is_read(String format) throws IOException {
        ByteOrder order = format.contains("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String header = "ply\nformat " + format + " 1.0\n"
                + "element camera 2\nproperty uint16 id\nproperty float64 f\n"
                + "element strip 2\nproperty list uint16 int16 corners\nproperty uint8 kind\n"
                + "element nothing 1000000\n"
                + "element vertex 3\nproperty uchar red\nproperty double z\nproperty list uchar float weights\n"
                + "property short x\nproperty uint y\nproperty char tail\nend_header\n";
        ByteBuffer body = ByteBuffer.allocate(400).order(order);
        body.putShort((short) 1).putDouble(2).putShort((short) 3).putDouble(4);
        body.putShort((short) 3)
                .putShort((short) 9)
                .putShort((short) 8)
                .putShort((short) 7)
                .put((byte) 1);
        body.putShort((short) 0).put((byte) 2);
        for (int i = 0; i < 3; i++) {
            body.put((byte) 200).putDouble(-1.5 * i).put((byte) i);
            for (int w = 0; w < i; w++) {
                body.putFloat(w);
            }
            body.putShort((short) (-300 * i)).putInt(0x80000000 + i).put((byte) 1);
        }
        PlyPoints points = read(header, Arrays.copyOf(body.array(), body.position()));
        assertThat(points.x()).containsExactly(0, -300, -600);
        assertThat(points.y()).containsExactly(0x1p31f, 0x1p31f, 0x1p31f);
        assertThat(points.z()).containsExactly(-0f, -1.5f, -3);
    }

    @Test
    void what_the_writer_writes_is_read_back() throws IOException {
        Random random = new Random(11);
        for (int n : new int[] {0, 1, 2, 100, 5000}) {
            float[][] axes = new float[3][n];
            for (float[] axis : axes) {
                for (int i = 0; i < n; i++) {
                    axis[i] = random.nextFloat(-50, 50);
                }
            }
            byte[] rgb = new byte[n % 2 == 0 ? 3 * n : 0];
            int[] triangles = n > 2 ? new int[] {0, 1, 2, n - 1, 0, 1} : new int[0];
            Path file = folder.resolve(n + ".ply");
            PlyWriter.write(file, axes[0], axes[1], axes[2], rgb, triangles);
            PlyPoints points = PlyReader.readPoints(file);
            assertThat(points.size()).isEqualTo(n);
            assertThat(new float[][] {points.x(), points.y(), points.z()}).isDeepEqualTo(axes);
        }
    }

    @Test
    void every_cut_of_a_binary_file_is_refused() throws IOException {
        Path file = folder.resolve("whole.ply");
        PlyWriter.write(file, new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6}, new byte[6], new int[0]);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.ply"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> PlyReader.readPoints(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut.ply");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii", "binary_little_endian", "binary_big_endian"})
    void huge_counts_are_refused_before_any_memory_is_taken(String format) {
        for (String count : new String[] {"2000000000", "999999999999999999"}) {
            String header = "ply\nformat " + format + " 1.0\nelement vertex " + count + "\n" + XYZ + "end_header\n";
            assertThatThrownBy(() -> read(header + "1 2 3 4 5 6 7 8 9"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(count)
                    .hasMessageContaining("do not fit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii", "binary_little_endian"})
    void huge_lists_before_the_vertices_are_refused(String format) {
        String header = "ply\nformat " + format + " 1.0\nelement face 3\nproperty list uint double w\n"
                + "element vertex 1\n" + XYZ + "end_header\n";
        String body = format.equals("ascii") ? "4294967295 1 2 3" : "\u00ff\u00ff\u00ff\u00ff12345678901234567890";
        assertThatThrownBy(() -> read(header + body))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("truncated");
    }

    @Test
    void negative_list_counts_are_refused() {
        String header = "ply\nformat ascii 1.0\nelement face 1\nproperty list char int w\nelement vertex 1\n" + XYZ
                + "end_header\n";
        assertThatThrownBy(() -> read(header + "-4 1 2 3")).hasMessageContaining("list of -4.0 numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "-Infinity", "-nan(ind)", "1e39"})
    void coordinates_that_are_not_finite_are_refused_with_the_vertex(String word) {
        String text =
                "ply\nformat ascii 1.0\nelement vertex 3\n" + XYZ + "end_header\n1 2 3\n4 " + word + " 6\n7 8 9\n";
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("vertex 1 has (4.0, ");
    }

    @Test
    void words_that_are_no_numbers_are_refused() {
        String text = "ply\nformat ascii 1.0\nelement vertex 1\n" + XYZ + "end_header\n1 two 3\n";
        assertThatThrownBy(() -> read(text)).hasMessageContaining("expected a number, found 'two'");
        String endless = text.replace("two", "9".repeat(100_000));
        assertThatThrownBy(() -> read(endless)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "solid cube\n",
                "ply\n",
                "ply\nend_header\n",
                "ply\nformat ascii 2.0\nend_header\n",
                "ply\nformat ascii\nend_header\n",
                "ply\nformat ascii 1.0\nformat ascii 1.0\nend_header\n",
                "ply\nformat ascii 1.0\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex -1\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 99999999999999999999\nend_header\n",
                "ply\nformat ascii 1.0\nproperty float x\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float16 x\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float\nend_header\n",
                "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nend_header\n1 2",
                """
                ply
                format ascii 1.0
                element vertex 0
                property float x
                property float x
                property float x
                property float x
                property float x
                property float z
                end_header
                """,
                """
                ply
                format ascii 1.0
                element vertex 1
                property list uchar float x
                property float y
                property float z
                end_header
                1 2 3 4
                """,
                "ply\nformat ascii 1.0\nwhatever\nend_header\n"
            })
    void broken_headers_are_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining("test.ply");
    }

    @Test
    void a_header_without_end_is_given_up_early() {
        assertThatThrownBy(() -> read("ply\n" + "comment x\n".repeat(200_000))).hasMessageContaining("end_header");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> PlyReader.readPoints(folder.resolve("none.ply")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.ply");
    }

    @Test
    void random_bodies_end_in_points_or_the_documented_exception() throws IOException {
        String header = "ply\nformat binary_big_endian 1.0\nelement a 2\nproperty list uint8 uint8 l\n"
                + "element vertex 2\n" + XYZ + "property list int8 int8 m\nend_header\n";
        int good = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] body = new byte[random.nextInt(600)];
            random.nextBytes(body);
            try {
                assertThat(read(header, body).size()).isEqualTo(2);
                good++;
            } catch (IOException e) {
                assertThat(e.getMessage()).contains("test.ply");
            }
        }
        assertThat(good).isBetween(1, 299);
    }

    @Test
    void the_writer_refuses_arrays_that_do_not_fit() {
        float[] one = {1};
        Path file = folder.resolve("x.ply");
        assertThatThrownBy(() -> PlyWriter.write(file, one, one, new float[2], new byte[0], new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlyWriter.write(file, one, one, one, new byte[2], new int[0]))
                .hasMessageContaining("3 colour bytes");
        assertThatThrownBy(() -> PlyWriter.write(file, one, one, one, new byte[0], new int[] {0, 0}))
                .hasMessageContaining("3 vertex numbers");
        assertThatThrownBy(() -> PlyWriter.write(file, one, one, one, new byte[0], new int[] {0, 0, 1}))
                .hasMessageContaining("below 1, found 1");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_real_mesh_has_its_vertices() throws IOException {
        PlyPoints points =
                PlyReader.readPoints(SharedData.require("data/scannet/scans/scene0000_00/scene0000_00_vh_clean_2.ply"));
        assertThat(points.size()).isEqualTo(81369);
        assertThat(points.x()[0]).isBetween(-20f, 20f);
    }

    private PlyPoints read(String text) throws IOException {
        return read(text, new byte[0]);
    }

    private PlyPoints read(String header, byte[] body) throws IOException {
        byte[] head = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return PlyReader.readPoints(Files.write(folder.resolve("test.ply"), all));
    }
}
