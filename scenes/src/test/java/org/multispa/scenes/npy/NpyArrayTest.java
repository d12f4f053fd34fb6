package org.multispa.scenes.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.testing.SharedData;

class NpyArrayTest {
    @TempDir
    Path folder = Path.of("");

    private static byte[] data(String descr, double... values) {
        ByteBuffer out = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            switch (descr) {
                case "<f4" -> out.putFloat((float) v);
                case "<f8" -> out.putDouble(v);
                case "<i4" -> out.putInt((int) v);
                case "<i8" -> out.putLong((long) v);
                default -> out.put((byte) v);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void everyElementTypeAndVersionIsRead() throws IOException {
        for (int version = 1; version <= 3; version++) {
            for (String descr : new String[] {"<f4", "<f8", "<i4", "<i8", "|u1"}) {
                byte[] file =
                        NpyBytes.file(version, NpyBytes.header(descr, false, "2, 2"), data(descr, 1, 2, 250, 100));
                NpyArray array = NpyArray.parse(file);
                assertThat(array.toDoubles()).containsExactly(1, 2, 250, 100);
                assertThat(array.dimensions()).isEqualTo(2);
                assertThat(array.length(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void smallWideAndBigEndianNumbersAreRead() throws IOException {
        assertValues("<f2", new byte[] {0, 0x3C, 0, (byte) 0xC0}, 1, -2);
        assertValues(">f4", new byte[] {0x3F, (byte) 0x80, 0, 0, (byte) 0xC0, 0, 0, 0}, 1, -2);
        assertValues(
                ">f8", ByteBuffer.allocate(16).putDouble(1.25).putDouble(-7).array(), 1.25, -7);
        assertValues("<i2", new byte[] {1, 0, (byte) 0xFF, (byte) 0xFF}, 1, -1);
        assertValues("<u2", new byte[] {1, 0, (byte) 0xFF, (byte) 0xFF}, 1, 65535);
        assertValues(">i2", new byte[] {1, 0, (byte) 0xFF, (byte) 0xFE}, 256, -2);
        assertValues("|i1", new byte[] {5, (byte) 0x80}, 5, -128);
        assertValues(">u4", new byte[] {(byte) 0xFF, 0, 0, 0, 0, 0, 0, 9}, 4278190080.0, 9);
        assertValues(">i8", ByteBuffer.allocate(16).putLong(-3).putLong(4).array(), -3, 4);
        assertValues("<u8", new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 3, 0, 0, 0, 0, 0, 0, 0}, 0x1p63, 3);
    }

    private static void assertValues(String descr, byte[] stored, double... expected) throws IOException {
        byte[] file = NpyBytes.file(1, NpyBytes.header(descr, false, "2,"), stored);
        assertThat(NpyArray.parse(file).toDoubles()).as(descr).containsExactly(expected);
    }

    @Test
    void byteStringsAreNoNumbers() {
        for (String descr : new String[] {"|S4", "|O"}) {
            byte[] file = NpyBytes.file(1, NpyBytes.header(descr, false, "1,"), new byte[4]);
            assertThatIOException()
                    .isThrownBy(() -> NpyArray.parse(file))
                    .withMessageContaining("expected an array of numbers");
        }
    }

    @Test
    void shapesAreComparedAndWrittenAsPythonDoes() throws IOException {
        NpyArray array = NpyArray.parse(NpyBytes.file(1, NpyBytes.header("|u1", false, "2, 3"), new byte[6]));
        assertThat(array.shapeText()).isEqualTo("(2, 3)");
        assertThat(array.hasShape(2, -1)).isTrue();
        assertThat(array.hasShape(2, 3)).isTrue();
        assertThat(array.hasShape(2)).isFalse();
        assertThat(array.hasShape(3, 2)).isFalse();
        NpyArray row = NpyArray.parse(NpyBytes.file(1, NpyBytes.header("|u1", false, "4,"), new byte[4]));
        assertThat(row.shapeText()).isEqualTo("(4,)");
    }

    @Test
    void anArrayLargerThanAllowedIsRefused() {
        byte[] file = NpyBytes.file(1, NpyBytes.header("<f8", false, "100,"), new byte[800]);
        assertThatIOException()
                .isThrownBy(() -> NpyArray.read(NpyInput.of(file), 799))
                .withMessageContaining("takes 800 bytes, expected at most 799");
    }

    @Test
    void boolsAreZeroAndOne() throws IOException {
        NpyArray array = NpyArray.parse(NpyBytes.file(1, NpyBytes.header("|b1", false, "3,"), new byte[] {0, 1, 1}));
        assertThat(array.toDoubles()).containsExactly(0, 1, 1);
    }

    @Test
    void negativeNumbersKeepTheirSign() throws IOException {
        for (String descr : new String[] {"<f4", "<f8", "<i4", "<i8"}) {
            byte[] file = NpyBytes.file(1, NpyBytes.header(descr, false, "2,"), data(descr, -7, -1));
            assertThat(NpyArray.parse(file).toDoubles()).containsExactly(-7, -1);
        }
    }

    @Test
    void fortranOrderGivesTheSameElementsRowByRow() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            int a = 1 + random.nextInt(4);
            int b = 1 + random.nextInt(4);
            int c = 1 + random.nextInt(4);
            double[] rows = new double[a * b * c];
            double[] columns = new double[a * b * c];
            for (int i = 0; i < a; i++) {
                for (int j = 0; j < b; j++) {
                    for (int k = 0; k < c; k++) {
                        double value = random.nextInt(1000);
                        rows[(i * b + j) * c + k] = value;
                        columns[i + a * (j + b * k)] = value;
                    }
                }
            }
            String shape = a + ", " + b + ", " + c;
            NpyArray array =
                    NpyArray.parse(NpyBytes.file(1, NpyBytes.header("<f8", true, shape), data("<f8", columns)));
            assertThat(array.toDoubles()).containsExactly(rows);
        }
    }

    @Test
    void aSingleValueHasNoDimensions() throws IOException {
        NpyArray array = NpyArray.parse(NpyBytes.file(1, NpyBytes.header("<f8", false, ""), data("<f8", 4.5)));
        assertThat(array.dimensions()).isZero();
        assertThat(array.toDoubles()).containsExactly(4.5);
    }

    @Test
    void emptyArraysAreRead() throws IOException {
        NpyArray array = NpyArray.parse(NpyBytes.file(1, NpyBytes.header("<f4", false, "0, 3"), new byte[0]));
        assertThat(array.size()).isZero();
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = NpyBytes.points(1, 2, 3, 4, 5, 6);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIOException().isThrownBy(() -> NpyArray.parse(cut));
        }
    }

    @Test
    void hugeShapesAreRefusedBeforeMemoryIsTaken() {
        for (String shape : new String[] {
            "2000000000, 3",
            "2147483647, 2147483647, 2147483647, 2147483647",
            "99999999999, 3",
            "-1, 3",
            "65536, 65536, 65536, 65536",
            "1,".repeat(40)
        }) {
            byte[] file = NpyBytes.file(1, NpyBytes.header("<f4", false, shape), new byte[64]);
            assertThatIOException().isThrownBy(() -> NpyArray.parse(file));
        }
    }

    @Test
    void hugeHeadersAreRefused() {
        byte[] file = NpyBytes.file(2, " ".repeat(100_000) + NpyBytes.header("<f4", false, "1,"), new byte[4]);
        assertThatIOException().isThrownBy(() -> NpyArray.parse(file)).withMessageContaining("header");
    }

    @Test
    void otherElementTypesAreRefusedWithWhatToDo() {
        for (String descr : new String[] {"<U8", "<c16", "<f3", "|S0", "<i3", "<f16", "|b8", "O8"}) {
            byte[] file = NpyBytes.file(1, NpyBytes.header(descr, false, "1,"), new byte[64]);
            assertThatIOException()
                    .isThrownBy(() -> NpyArray.parse(file))
                    .withMessageContaining(descr)
                    .withMessageContaining("astype");
        }
    }

    @Test
    void randomBytesNeverCauseMoreThanAnIoException() throws IOException {
        Random random = new Random(11);
        byte[] whole = NpyBytes.points(1, 2, 3, 4, 5, 6);
        int accepted = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            try {
                accepted += NpyArray.parse(broken).toDoubles().length <= 6 ? 1 : 0;
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void pointsComeAsThreeArrays() throws IOException {
        Path file = Files.write(folder.resolve("points.npy"), NpyBytes.points(1, 2, 3, 4, 5, 6));
        NpyPoints points = NpyPoints.read(file);
        assertThat(points.x()).containsExactly(1, 4);
        assertThat(points.y()).containsExactly(2, 5);
        assertThat(points.z()).containsExactly(3, 6);
    }

    @Test
    void pointsMustBeFiniteAndThreeWide() throws IOException {
        Path nan = Files.write(folder.resolve("nan.npy"), NpyBytes.points(1, 2, 3, 4, Float.NaN, 6));
        assertThatIOException()
                .isThrownBy(() -> NpyPoints.read(nan))
                .withMessageContaining("nan.npy")
                .withMessageContaining("point 1");
        Path flat = Files.write(
                folder.resolve("flat.npy"), NpyBytes.file(1, NpyBytes.header("<f4", false, "4,"), new byte[16]));
        assertThatIOException().isThrownBy(() -> NpyPoints.read(flat)).withMessageContaining("(N, 3)");
    }

    @Test
    void aFileOfNumPyItselfIsRead() throws IOException {
        NpyPoints points = NpyPoints.read(SharedData.require("reference/rgbd-room-pairs/points_aligned.npy"));
        assertThat(points.x()).hasSize(124718);
        float lowest = Float.POSITIVE_INFINITY;
        for (float z : points.z()) {
            lowest = Math.min(lowest, z);
        }
        assertThat(lowest).isEqualTo(-1.0189679f);
    }
}
