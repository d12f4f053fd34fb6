package org.multispa.scenes.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafePickleTest {
    private static final int STOP = '.';

    private static List<byte[]> read(byte[] pickle) throws IOException {
        List<byte[]> strings = new ArrayList<>();
        for (PickledBytes place : SafePickle.byteStrings(new ByteArrayInputStream(pickle), pickle.length)) {
            int from = (int) place.offset();
            strings.add(place.decode(Arrays.copyOfRange(pickle, from, from + place.length())));
        }
        return strings;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A pickle of bytes given as numbers and texts.
    private static byte[] pickle(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer one -> out.write(one);
                case Character one -> out.write(one);
                default -> out.writeBytes(latin1(part.toString()));
            }
        }
        return out.toByteArray();
    }

    private static byte[] protocol(int protocol, Object... parts) {
        byte[] rest = pickle(parts);
        byte[] whole = new byte[rest.length + 2];
        whole[0] = (byte) 0x80;
        whole[1] = (byte) protocol;
        System.arraycopy(rest, 0, whole, 2, rest.length);
        return whole;
    }

    private static void assertRefused(byte[] pickle, String... says) {
        assertThatIOException()
                .isThrownBy(() -> read(pickle))
                .satisfies(e -> assertThat(e.getMessage()).contains(says));
    }

    @Test
    void objectArraysOfEveryProtocolAreRead() throws IOException {
        for (String hex : List.of(
                NumpyPickles.OBJECTS_2,
                NumpyPickles.OBJECTS_3,
                NumpyPickles.OBJECTS_3OLD,
                NumpyPickles.OBJECTS_4,
                NumpyPickles.OBJECTS_5)) {
            assertThat(read(NumpyPickles.bytes(hex)))
                    .containsExactly(latin1("abc"), latin1("\u00ff\u00d8\u0080x"), new byte[0]);
        }
    }

    @Test
    void numpyByteStringsBytearraysAndBytesArraysAreRead() throws IOException {
        for (String hex :
                List.of(NumpyPickles.MIXED_2, NumpyPickles.MIXED_3, NumpyPickles.MIXED_4, NumpyPickles.MIXED_5)) {
            assertThat(read(NumpyPickles.bytes(hex))).containsExactly(latin1("xy"), latin1("q\u00ffr"), latin1("abc"));
        }
    }

    @Test
    void arraysOfFixedWidthLoseTheirPadding() throws IOException {
        for (String hex : List.of(NumpyPickles.FIXED_3, NumpyPickles.FIXED_4, NumpyPickles.FIXED_5)) {
            assertThat(read(NumpyPickles.bytes(hex))).containsExactly(latin1("ab"), latin1("c"));
        }
        assertRefused(NumpyPickles.bytes(NumpyPickles.FIXED_2), "protocol of 3 or more");
    }

    @Test
    void listsAndTuplesAreLaidOutFlat() throws IOException {
        assertThat(read(NumpyPickles.bytes(NumpyPickles.ZERO))).containsExactly(latin1("one"), latin1("two"));
        assertThat(read(NumpyPickles.bytes(NumpyPickles.LIST))).containsExactly(latin1("a"), latin1("b"), latin1("c"));
    }

    @Test
    void aPickleThatRunsACommandIsRefusedByTheCommandsName() {
        assertRefused(NumpyPickles.bytes(NumpyPickles.SYSTEM_2), "asks for posix.system");
        assertRefused(NumpyPickles.bytes(NumpyPickles.SYSTEM_4), "asks for posix.system");
        assertRefused(protocol(2, "cos\nsystem\n", "X\4\0\0\0true", 0x85, 'R', STOP), "asks for os.system");
        assertRefused(
                protocol(4, 0x8C, 8, "builtins", 0x8C, 4, "eval", 0x93, 0x8C, 1, "1", 0x85, 'R', STOP),
                "asks for builtins.eval");
        for (String name :
                List.of("numpy\nload", "numpy.core.multiarray\nfrombuffer", "_codecs\ndecode", "os\npopen")) {
            assertRefused(protocol(2, "c" + name + "\n", ')', 'R', STOP), name.replace('\n', '.'));
        }
    }

    @Test
    void everyOtherInstructionIsRefusedByName() {
        assertRefused(protocol(2, "(X\4\0\0\0true", "ios\nsystem\n", STOP), "INST of os.system");
        assertRefused(protocol(2, '(', 'N', 'o', STOP), "OBJ");
        assertRefused(protocol(2, 0x82, 1, STOP), "EXT1");
        assertRefused(protocol(2, 0x83, 1, 0, STOP), "EXT2");
        assertRefused(protocol(2, 0x84, 1, 0, 0, 0, STOP), "EXT4");
        assertRefused(protocol(2, "Pid\n", STOP), "PERSID");
        assertRefused(protocol(2, "X\1\0\0\0aQ", STOP), "BINPERSID");
        assertRefused(protocol(2, "N)", 0x81, STOP), "NEWOBJ");
        assertRefused(protocol(4, "N))", 0x92, STOP), "NEWOBJ_EX");
        assertRefused(protocol(5, 0x97, STOP), "NEXT_BUFFER");
        assertRefused(protocol(2, "}", STOP), "EMPTY_DICT");
        assertRefused(protocol(2, "S'a'\n", STOP), "STRING");
        assertRefused(protocol(2, 0xFF, STOP), "unknown instruction 0xff");
    }

    @Test
    void knownNamesAreCalledOnlyAsNumpyCallsThem() {
        assertRefused(protocol(2, "cnumpy\nndarray\n", ')', 'R', STOP), "numpy.ndarray");
        assertRefused(protocol(2, "NN", 0x85, 'R', STOP), "calls none");
        assertRefused(protocol(2, "cnumpy\ndtype\n", "X\2\0\0\0f8", 0x85, 'R', STOP), "'f8'");
        assertRefused(protocol(2, "cnumpy.core.multiarray\n_reconstruct\n", 'N', 0x85, 'R', STOP), "numpy.ndarray");
        assertRefused(protocol(2, "c_codecs\nencode\n", "X\1\0\0\0aX\4\0\0\0utf8", 0x86, 'R', STOP), "latin1");
        assertRefused(protocol(2, "NNb", STOP), "BUILD on none");
        assertRefused(protocol(3, "K\5", STOP), "the number 5");
        assertRefused(protocol(3, "cnumpy\nndarray\n", STOP), "callable");
    }

    @Test
    void brokenStacksAreRefused() {
        for (Object[] parts : new Object[][] {
            {STOP},
            {'0', STOP},
            {'t', STOP},
            {'e', STOP},
            {'a', STOP},
            {0x87, STOP},
            {'R', STOP},
            {'b', STOP},
            {'q', 0, STOP},
            {'h', 7, STOP},
            {"NN", STOP},
            {"(N", STOP},
            {"N(", 0x85, STOP},
            {"NNa", STOP}
        }) {
            assertThatIOException().as(Arrays.toString(parts)).isThrownBy(() -> read(protocol(4, parts)));
        }
        assertRefused(pickle("K\1."), "protocol 2 to 5");
        assertRefused(protocol(6, "N."), "found 6");
        assertRefused(protocol(1, "N."), "found 1");
        assertRefused(new byte[0], "cut off");
    }

    @Test
    void everyTruncationIsRefused() {
        for (String hex : List.of(NumpyPickles.OBJECTS_2, NumpyPickles.MIXED_5, NumpyPickles.FIXED_4)) {
            byte[] whole = NumpyPickles.bytes(hex);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatIOException().isThrownBy(() -> read(cut));
            }
        }
    }

    @Test
    void lengthsBeyondTheEndAreRefusedBeforeMemoryIsTaken() {
        assertRefused(protocol(3, "B", 0xFF, 0xFF, 0xFF, 0x7F, STOP), "cut off");
        assertRefused(protocol(4, 0x8E, 0, 0, 0, 0, 0, 1, 0, 0, STOP), "cut off");
        assertRefused(protocol(4, 0x8E, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, STOP), "cut off");
        assertRefused(protocol(2, "X", 0xFF, 0xFF, 0xFF, 0xFF, STOP), "cut off");
        assertRefused(protocol(2, "c" + "a".repeat(1000) + "\n", STOP), "name of more than");
    }

    @Test
    void stackMemoAndArraysAreBoundedTogether() {
        int many = 1_100_000;
        assertRefused(protocol(2, "]".repeat(many), STOP), "more than 1048576 values");
        assertRefused(protocol(2, "(".repeat(many), STOP), "more than 1048576 values");
        assertRefused(protocol(4, "N", "\u0094".repeat(many), STOP), "more than 1048576 values");
        assertRefused(protocol(4, "N", "N0".repeat(many), STOP), "more than 1048576 values");
    }

    @Test
    void fewBytesThatMakeManyElementsAreRefused() {
        // one element type and one content of 300,000 bytes, split again and again
        String dtype = "cnumpy\ndtype\nX\2\0\0\0S1" + (char) 0x85 + "Rq\1" + "0";
        String content = "B" + (char) 0xE0 + (char) 0x93 + "\4\0" + "x".repeat(300_000) + "q\2" + "0";
        String callable = "cnumpy.core.numeric\n_frombuffer\nq\3" + "0";
        String call = "h\3(h\2h\1J" + (char) 0xE0 + (char) 0x93 + "\4\0" + (char) 0x85 + "tR";
        assertRefused(protocol(3, dtype, content, callable, "(", call.repeat(1000), "t", STOP), "more than 1048576");
    }

    @Test
    void listsThatHoldThemselvesOrDoubleAreRefused() {
        assertRefused(protocol(2, "]q\0h\0a", STOP), "lists deep");
        StringBuilder doubling = new StringBuilder("]q\0");
        doubling.append("(").append("h\0".repeat(5000)).append("l").append("q\1");
        doubling.append("(").append("h\1".repeat(5000)).append("l");
        assertRefused(protocol(2, "0", STOP), "stack");
        assertRefused(protocol(2, doubling, "q\2" + "000h\2", STOP), "more than 4194304");
    }

    @Test
    void textThatIsNoByteStringIsRefusedWhenItIsDecoded() throws IOException {
        byte[] euro = protocol(2, "c_codecs\nencode\nX\3\0\0\0", 0xE2, 0x82, 0xAC, "X\6\0\0\0latin1", 0x86, 'R', STOP);
        assertRefused(euro, "below U+0100");
        PickledBytes broken = new PickledBytes(0, 1, true, false);
        assertThatIOException().isThrownBy(() -> broken.decode(new byte[] {(byte) 0xC3}));
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        byte[] stored = new String(all, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
        assertThat(new PickledBytes(0, stored.length, true, false).decode(stored))
                .isEqualTo(all);
        assertThat(new PickledBytes(0, 4, false, true).decode(new byte[] {0, 5, 0, 0}))
                .containsExactly(0, 5);
    }

    @Test
    void randomChangesNeverCauseMoreThanAnIoException() {
        Random random = new Random(3);
        int read = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] broken = NumpyPickles.bytes(round % 2 == 0 ? NumpyPickles.OBJECTS_4 : NumpyPickles.MIXED_2);
            for (int change = 0; change <= round % 3; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                read += read(broken).isEmpty() ? 0 : 1;
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
        assertThat(read).isPositive();
    }
}
