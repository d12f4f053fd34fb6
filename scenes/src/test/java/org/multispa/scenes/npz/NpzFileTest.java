package org.multispa.scenes.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.npy.NpyBytes;
import org.multispa.scenes.npy.NpyStrings;
import org.multispa.testing.SharedData;

class NpzFileTest {
    private static final byte[] POINTS = NpyBytes.points(1, 2, 3, 4, 5, 6);
    private static final byte[] NAMES = NpyBytes.file(
            1, NpyBytes.header("|S3", false, "4,"), "abcd\0\0ef\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));

    @TempDir
    Path folder = Path.of("");

    private NpzFile open(byte[] archive) throws IOException {
        return NpzFile.open(Files.write(folder.resolve("a.npz"), archive));
    }

    private void assertRefused(byte[] archive, String... says) {
        assertThatIOException()
                .isThrownBy(() -> open(archive))
                .satisfies(e -> assertThat(e.getMessage()).contains("a.npz").contains(List.of(says)));
    }

    /// An archive of one stored or deflated array `p` that is lied about.
    private static byte[] lie(boolean deflate, Consumer<TinyZip.Entry> how) {
        TinyZip zip = new TinyZip();
        zip.add("first.npy", POINTS, false);
        how.accept(zip.add("p.npy", POINTS, deflate));
        return zip.bytes();
    }

    private static void assertHoldsBoth(NpzFile file) throws IOException {
        assertThat(file.names()).containsExactlyInAnyOrder("p", "names");
        assertThat(file.numbers("p").toDoubles()).containsExactly(1, 2, 3, 4, 5, 6);
        NpyStrings names = file.strings("names");
        assertThat(names.size()).isEqualTo(4);
        for (int i : new int[] {3, 0, 2, 1, 0}) {
            assertThat(new String(names.get(i), StandardCharsets.US_ASCII))
                    .isEqualTo(List.of("abc", "d", "ef", "").get(i));
        }
    }

    @Test
    void storedDeflatedStreamedAndZip64EntriesAreRead() throws IOException {
        for (int kind = 0; kind < 16; kind++) {
            TinyZip zip = new TinyZip();
            for (boolean points : new boolean[] {true, false}) {
                TinyZip.Entry entry = zip.add(points ? "p.npy" : "names.npy", points ? POINTS : NAMES, kind % 2 == 1);
                if ((kind & 2) != 0) {
                    entry.streamed();
                }
                if ((kind & 4) != 0) {
                    entry.large();
                }
            }
            zip.add("folder/", new byte[0], false);
            zip.add("folder/readme.txt", new byte[3], false);
            assertHoldsBoth(open(((kind & 8) != 0 ? zip.large() : zip).bytes()));
        }
    }

    @Test
    void archivesOfTheJdkAreRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("a comment at the end");
            zip.putNextEntry(new ZipEntry("p.npy"));
            zip.write(POINTS);
            zip.putNextEntry(new ZipEntry("names.npy"));
            zip.write(NAMES);
        }
        assertHoldsBoth(open(out.toByteArray()));
    }

    @Test
    void aFileOfNumPyItselfIsRead() throws IOException {
        NpzFile file =
                NpzFile.open(SharedData.require("data/tapvid3d/adt/adt_golden_skeleton_seq100_M1292_derived.npz"));
        assertThat(file.names())
                .containsExactlyInAnyOrder(
                        "images_jpeg_bytes",
                        "queries_xyt",
                        "tracks_XYZ",
                        "visibility",
                        "fx_fy_cx_cy",
                        "extrinsics_w2c");
        assertThat(file.numbers("fx_fy_cx_cy").toDoubles()).containsExactly(280, 280, 256, 256);
        assertThat(file.numbers("queries_xyt").shapeText()).isEqualTo("(2124, 3)");
        assertThat(file.numbers("tracks_XYZ").hasShape(6, 2124, 3)).isTrue();
        byte[] image = file.strings("images_jpeg_bytes").get(0);
        assertThat(image).hasSize(87180).endsWith(0xFF, 0xD9);
    }

    @Test
    void missingAndMisusedArraysAreNamed() throws IOException {
        NpzFile file = open(lie(false, entry -> {}));
        assertThat(file.holds("p")).isTrue();
        assertThat(file.holds("q")).isFalse();
        assertThatIOException()
                .isThrownBy(() -> file.numbers("q"))
                .withMessageContaining("expected an array 'q', found first, p");
        assertThatIOException()
                .isThrownBy(() -> file.strings("p"))
                .withMessageContaining("found numbers of shape (2, 3)");
        TinyZip zip = new TinyZip();
        zip.add("names.npy", NAMES, false);
        NpzFile strings = open(zip.bytes());
        assertThatIOException().isThrownBy(() -> strings.numbers("names")).withMessageContaining("byte strings");
    }

    @Test
    void harmfulNamesAreRefused() {
        for (String name : new String[] {
            "../p.npy",
            "a/../../p.npy",
            "/etc/passwd",
            "\\\\host\\p.npy",
            "a\\..\\p.npy",
            "C:/p.npy",
            "..",
            "p\0.npy",
            "",
            "x".repeat(300)
        }) {
            assertRefused(
                    lie(false, entry -> {
                        entry.name = name;
                        entry.localName = name;
                    }),
                    "name");
        }
        assertRefused(
                lie(true, entry -> {
                    entry.name = "first.npy";
                    entry.localName = "first.npy";
                }),
                "two entries named first.npy");
    }

    @Test
    void headersThatContradictEachOtherAreRefused() {
        assertRefused(lie(false, entry -> entry.localName = "q.npy"), "p.npy", "another name");
        assertRefused(lie(false, entry -> entry.size++), "p.npy", "claims to be of");
        assertRefused(lie(true, entry -> entry.localSize++), "p.npy", "own header");
        assertRefused(lie(true, entry -> entry.size += 5), "p.npy", "own header");
        assertRefused(lie(false, entry -> entry.large().localSize = 7), "p.npy", "own header");
        assertRefused(lie(false, entry -> entry.headerOffset = 5), "no header at byte 5");
        assertRefused(lie(false, entry -> entry.headerOffset = 1L << 30), "cut off");
        assertRefused(lie(false, entry -> entry.flags = 1), "encrypted");
        assertRefused(lie(false, entry -> entry.flags = 1 << 6), "encrypted");
        for (int method : new int[] {12, 14, 93, 98, 99}) {
            assertRefused(lie(false, entry -> entry.method = method), "method " + method);
        }
    }

    @Test
    void entriesThatShareBytesAreRefused() {
        assertRefused(
                lie(false, entry -> {
                    entry.stored += 40;
                    entry.size += 40;
                    entry.localSize += 40;
                }),
                "runs into");
        TinyZip zip = new TinyZip();
        zip.add("a.npy", POINTS, true);
        TinyZip.Entry again = zip.add("b.npy", POINTS, true);
        again.headerOffset = 0;
        assertRefused(zip.bytes(), "another name");
    }

    @Test
    void bombsAreRefusedBeforeMemoryIsTaken() throws IOException {
        assertRefused(
                lie(true, entry -> {
                    entry.size = 1L << 31;
                    entry.localSize = 1L << 31;
                }),
                "can hold");
        assertRefused(lie(true, entry -> entry.large().size = 1L << 40), "can hold");
        assertRefused(
                lie(false, entry -> {
                    entry.large();
                    entry.size = Long.MAX_VALUE;
                    entry.stored = Long.MAX_VALUE;
                    entry.localSize = Long.MAX_VALUE;
                }),
                "4294967296");
        assertRefused(
                lie(false, entry -> {
                    entry.large();
                    entry.size = -1;
                    entry.stored = -1;
                }),
                "2^63");
        // 300 MiB in 320 KiB, which deflate can do: refused by the shape, before anything is unpacked
        TinyZip zip = new TinyZip();
        byte[] start = NpyBytes.file(1, NpyBytes.header("|u1", false, (300 << 20) - 1000 + ","), new byte[1000]);
        TinyZip.Entry bomb = zip.add("p.npy", start, true);
        bomb.packed = Arrays.copyOf(bomb.packed, 320 << 10);
        bomb.stored = bomb.packed.length;
        bomb.size = 300 << 20;
        bomb.localSize = bomb.size;
        NpzFile file = open(zip.bytes());
        assertThatIOException().isThrownBy(() -> file.numbers("p")).withMessageContaining("at most 268435456");
    }

    @Test
    void dataOfAnotherSizeOrChecksumIsRefusedWhenItIsRead() throws IOException {
        NpzFile swapped = open(lie(false, entry -> entry.crc ^= 1));
        NpzFile garbage = open(lie(true, entry -> Arrays.fill(entry.packed, (byte) 0x55)));
        for (NpzFile file : List.of(swapped, garbage)) {
            assertThatIOException().isThrownBy(() -> file.numbers("p")).withMessageContaining("array 'p'");
        }
        TinyZip more = new TinyZip();
        TinyZip.Entry entry = more.add("p.npy", POINTS, true);
        entry.packed = TinyZip.deflated(Arrays.copyOf(POINTS, 5000));
        entry.stored = entry.packed.length;
        assertThatIOException()
                .isThrownBy(() -> open(more.bytes()).numbers("p"))
                .withMessageContaining("more than the declared");
        TinyZip fewer = new TinyZip();
        TinyZip.Entry shorter = fewer.add("p.npy", POINTS, true);
        shorter.packed = TinyZip.deflated(Arrays.copyOf(POINTS, 100));
        shorter.stored = shorter.packed.length;
        assertThatIOException().isThrownBy(() -> open(fewer.bytes()).numbers("p"));
    }

    @Test
    void endRecordsThatLieAreRefused() {
        TinyZip zip = new TinyZip();
        zip.add("p.npy", POINTS, false);
        assertRefused(zip.countedMoreBy(1).bytes(), "expected 2");
        assertRefused(zip.countedMoreBy(-1).bytes(), "left over");
        assertRefused(zip.countedMoreBy(10_000).bytes(), "at most 4096");
        zip.countedMoreBy(0);
        byte[] prefixed = new byte[zip.bytes().length + 10];
        System.arraycopy(zip.bytes(), 0, prefixed, 10, prefixed.length - 10);
        assertRefused(prefixed, "does not end where");
        assertRefused(new byte[0], "no end record");
        assertRefused(new byte[1000], "no end record");
        assertRefused(POINTS, "no end record");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        TinyZip zip = new TinyZip();
        zip.add("p.npy", POINTS, true).streamed();
        zip.add("names.npy", NAMES, false).large();
        byte[] whole = zip.large().bytes();
        assertThat(open(whole).names()).hasSize(2);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "a.npz");
        }
    }

    @Test
    void randomChangesNeverCauseMoreThanAnIoException() throws IOException {
        Random random = new Random(9);
        TinyZip zip = new TinyZip();
        zip.add("p.npy", POINTS, true).large();
        zip.add("names.npy", NAMES, false).streamed();
        byte[] whole = zip.large().bytes();
        int read = 0;
        for (int round = 0; round < 500; round++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            broken[random.nextInt(broken.length)] = (byte) (1 << random.nextInt(8));
            try {
                NpzFile file = open(broken);
                NpyArray points = file.numbers("p");
                file.strings("names").get(2);
                read += points.size() == 6 ? 1 : 0;
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void entriesTooLargeToKeepAreReadPieceByPiece() throws IOException {
        int width = 26 << 20;
        byte[] data = new byte[5 * width];
        for (int i = 0; i < 5; i++) {
            data[i * width] = (byte) (i + 1);
        }
        TinyZip zip = new TinyZip();
        zip.add("big.npy", NpyBytes.file(1, NpyBytes.header("|S" + width, false, "5,"), data), true);
        NpyStrings strings = open(zip.bytes()).strings("big");
        assertThat(strings.get(4)).containsExactly(5);
        assertThat(strings.get(1)).containsExactly(2);
    }
}
