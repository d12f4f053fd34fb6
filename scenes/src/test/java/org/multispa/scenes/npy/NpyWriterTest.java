package org.multispa.scenes.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NpyWriterTest {
    private static String header(byte[] file) {
        int length = (file[8] & 0xFF) | (file[9] & 0xFF) << 8;
        return new String(file, 10, length, StandardCharsets.US_ASCII);
    }

    @Test
    void numbersAreReadBackAsTheyWere() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            int rows = random.nextInt(6);
            int columns = 1 + random.nextInt(9);
            float[] floats = new float[rows * columns * 3];
            double[] doubles = new double[rows * columns];
            boolean[] booleans = new boolean[rows * columns];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = Math.exp(20 * random.nextGaussian());
                booleans[i] = random.nextBoolean();
            }
            NpyArray f = NpyArray.parse(NpyWriter.floats(floats, rows, columns, 3));
            assertThat(f.hasShape(rows, columns, 3)).isTrue();
            for (int i = 0; i < floats.length; i++) {
                assertThat(f.get(i)).isEqualTo(floats[i]);
            }
            NpyArray d = NpyArray.parse(NpyWriter.doubles(doubles, rows * columns));
            assertThat(d.hasShape(rows * columns)).isTrue();
            assertThat(d.toDoubles()).isEqualTo(doubles);
            NpyArray b = NpyArray.parse(NpyWriter.booleans(booleans, rows, columns));
            assertThat(b.hasShape(rows, columns)).isTrue();
            for (int i = 0; i < booleans.length; i++) {
                assertThat(b.get(i)).isEqualTo(booleans[i] ? 1 : 0);
            }
        }
    }

    @Test
    void theHeaderIsNumPys() {
        byte[] file = NpyWriter.floats(new float[6], 2, 3);
        assertThat(file).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        assertThat(header(file))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
                .endsWith("\n");
        assertThat((10 + header(file).length()) % 64).isZero();
        assertThat(file).hasSize(10 + header(file).length() + 24);
        assertThat(header(NpyWriter.doubles(new double[4], 4)))
                .contains("'<f8'")
                .contains("(4,)");
        assertThat(header(NpyWriter.booleans(new boolean[4], 4))).contains("'|b1'");
    }

    @Test
    void byteStringsAreFilledUpToTheLongest() {
        byte[] file = NpyWriter.strings(List.of(new byte[] {1, 2}, new byte[] {3, 0, 5, 6}, new byte[0]));
        assertThat(header(file)).contains("'|S4'").contains("(3,)");
        assertThat(file).endsWith(1, 2, 0, 0, 3, 0, 5, 6, 0, 0, 0, 0);
    }

    @Test
    void whatCouldNotBeReadBackIsRefused() {
        assertThatThrownBy(() -> NpyWriter.strings(List.of(new byte[] {1, 0}))).hasMessageContaining("zero byte");
        assertThatThrownBy(() -> NpyWriter.floats(new float[5], 2, 3))
                .hasMessageContaining("(2, 3) has 6 values, found 5");
    }
}
