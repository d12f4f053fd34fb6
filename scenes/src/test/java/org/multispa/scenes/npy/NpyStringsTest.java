package org.multispa.scenes.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyStringsTest {
    @TempDir
    Path folder = Path.of("");

    private static NpyStrings read(String descr, String shape, byte[] data) throws IOException {
        return NpyStrings.read(NpyInput.of(NpyBytes.file(1, NpyBytes.header(descr, false, shape), data)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A pickled list of byte strings.
    private static byte[] list(String... strings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 3, ']', '('});
        for (String string : strings) {
            out.write('C');
            out.write(string.length());
            out.writeBytes(ascii(string));
        }
        out.writeBytes(new byte[] {'e', '.'});
        return out.toByteArray();
    }

    @Test
    void paddingIsDroppedAndZerosInsideStay() throws IOException {
        NpyStrings strings = read("|S4", "3,", ascii("ab\0\0c\0d\0\0\0\0\0"));
        assertThat(strings.size()).isEqualTo(3);
        assertThat(strings.isRow()).isTrue();
        assertThat(strings.get(0)).isEqualTo(ascii("ab"));
        assertThat(strings.get(1)).isEqualTo(ascii("c\0d"));
        assertThat(strings.get(2)).isEmpty();
    }

    @Test
    void fortranOrderIsUndone() throws IOException {
        byte[] file = NpyBytes.file(1, NpyBytes.header("|S1", true, "2, 3"), ascii("adbecf"));
        NpyStrings strings = NpyStrings.read(NpyInput.of(file));
        assertThat(strings.isRow()).isFalse();
        assertThat(strings.shapeText()).isEqualTo("(2, 3)");
        for (int i = 0; i < 6; i++) {
            assertThat(strings.get(i)).isEqualTo(ascii("abcdef".substring(i, i + 1)));
        }
    }

    @Test
    void objectsComeFromAPickleAndOneFromAFile() throws IOException {
        NpyStrings strings = read("|O", "2,", list("one", ""));
        assertThat(strings.get(0)).isEqualTo(ascii("one"));
        assertThat(strings.get(1)).isEmpty();
        assertThat(read("|O", "", list("a", "b", "c")).size()).isEqualTo(3);
        Path file = Files.write(
                folder.resolve("s.npy"), NpyBytes.file(1, NpyBytes.header("|O", false, "1,"), list("disk")));
        assertThat(NpyStrings.read(NpyInput.of(file)).get(0)).isEqualTo(ascii("disk"));
    }

    @Test
    void aPickleOfAnotherLengthThanTheShapeIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> read("|O", "3,", list("a", "b")))
                .withMessageContaining("(3,)")
                .withMessageContaining("pickle of 2");
    }

    @Test
    void aPickleInAnArrayThatRunsCodeIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> read("|O", "1,", ascii("\u0080\2cos\nsystem\nX\2\0\0\0id\u0085R.")))
                .withMessageContaining("os.system");
    }

    @Test
    void truncationHugeShapesAndNumbersAreRefused() {
        byte[] whole = NpyBytes.file(1, NpyBytes.header("|S4", false, "3,"), new byte[12]);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIOException().isThrownBy(() -> NpyStrings.read(NpyInput.of(cut)));
        }
        for (String shape : new String[] {"2000000000,", "99999999999,", "65536, 65536, 65536", "2000000,"}) {
            assertThatIOException().isThrownBy(() -> read("|S1", shape, new byte[64]));
        }
        assertThatIOException()
                .isThrownBy(() -> read("|S1", "2000000,", new byte[2_000_000]))
                .withMessageContaining("at most 2^20");
        assertThatIOException()
                .isThrownBy(() -> read("<f4", "3,", new byte[12]))
                .withMessageContaining("found numbers");
        assertThatIOException().isThrownBy(() -> read("|S999999999", "1,", new byte[12]));
    }
}
