package org.multispa.scenes.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.scenes.npy.NpyWriter;

class NpzWriterTest {
    @TempDir
    private Path folder;

    private static SequencedMap<String, byte[]> arrays() {
        LinkedHashMap<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("pictures", NpyWriter.strings(List.of(new byte[] {7, 0, 9}, new byte[] {1})));
        arrays.put("numbers", NpyWriter.doubles(new double[] {1.5, Double.NaN, -3}, 3));
        return arrays;
    }

    @Test
    void arraysAreReadBackAsTheyWere() throws IOException {
        Path file = folder.resolve("a.npz");
        NpzWriter.write(file, arrays());
        NpzFile read = NpzFile.open(file);
        assertThat(read.names()).containsExactlyInAnyOrder("pictures", "numbers");
        assertThat(read.numbers("numbers").toDoubles()).containsExactly(1.5, Double.NaN, -3);
        assertThat(read.strings("pictures").get(0)).containsExactly(7, 0, 9);
        assertThat(read.strings("pictures").get(1)).containsExactly(1);
    }

    @Test
    void entriesAreStoredInOrderAndSoundForAnyReaderOfZipFiles() throws IOException {
        Path file = folder.resolve("a.npz");
        NpzWriter.write(file, arrays());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            assertThat(entries.stream().map(ZipEntry::getName)).containsExactly("pictures.npy", "numbers.npy");
            for (ZipEntry entry : entries) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                String name = entry.getName().replace(".npy", "");
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(arrays().get(name));
            }
        }
    }

    @Test
    void theSameArraysGiveTheSameBytesAtAnyTime() throws IOException {
        NpzWriter.write(folder.resolve("a.npz"), arrays());
        NpzWriter.write(folder.resolve("b.npz"), arrays());
        byte[] bytes = Files.readAllBytes(folder.resolve("a.npz"));
        assertThat(folder.resolve("b.npz")).hasBinaryContent(bytes);
        // Local header: time at byte 10, date at byte 12; 1980-01-01 is 0x0021.
        assertThat(new byte[] {bytes[10], bytes[11], bytes[12], bytes[13]}).containsExactly(0, 0, 0x21, 0);
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.npz"), "mine");
        assertThatThrownBy(() -> NpzWriter.write(file, arrays())).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }
}
