package org.multispa.training.mixture.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;

final class LineIndexTest {
    private static final String TEXT = "{\"a\":1}\n\n{\"bb\":2}\n{\"ccc\":3}";

    @TempDir
    Path folder;

    private Path data;
    private Path index;

    @BeforeEach
    void write() throws IOException {
        data = Files.writeString(folder.resolve("data.jsonl"), TEXT);
        index = folder.resolve("data.index");
    }

    private void expectRight() throws IOException {
        try (FileChannel channel = FileChannel.open(data);
                LineIndex found = LineIndex.open(data, channel, index)) {
            assertThat(found.count()).isEqualTo(3);
            assertThat(found.start(0)).isZero();
            assertThat(found.start(1)).isEqualTo(9);
            assertThat(found.start(2)).isEqualTo(18);
            assertThat(found.end(2)).isEqualTo(TEXT.length());
            assertThat(found.form()).isEqualTo(Form.LINES);
        }
    }

    private boolean isAccepted() throws IOException {
        try (FileChannel channel = FileChannel.open(data)) {
            return LineIndex.read(index, FileKey.of(data, channel))
                    .map(found -> {
                        found.close();
                        return true;
                    })
                    .orElse(false);
        }
    }

    @Test
    void an_index_takes_eight_bytes_a_record() throws IOException {
        expectRight();
        assertThat(Files.size(index)).isEqualTo(LineIndex.HEADER + 8 * 4 + LineIndex.TRAILER);
    }

    @Test
    void a_whole_index_is_used_again_as_it_is() throws IOException {
        expectRight();
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(index, longAgo);
        expectRight();
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(longAgo);
    }

    @Test
    void an_index_of_any_other_length_is_made_again() throws IOException {
        expectRight();
        byte[] whole = Files.readAllBytes(index);
        for (int length = 0; length < whole.length; length += 5) {
            Files.write(index, Arrays.copyOf(whole, length));
            assertThat(isAccepted()).as("%d of %d bytes", length, whole.length).isFalse();
            expectRight();
        }
        Files.write(index, Arrays.copyOf(whole, whole.length + 8));
        assertThat(isAccepted()).isFalse();
        expectRight();
        assertThat(Files.readAllBytes(index)).isEqualTo(whole);
    }

    @Test
    void an_index_with_any_byte_changed_is_made_again() throws IOException {
        expectRight();
        byte[] whole = Files.readAllBytes(index);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) 0x81;
            Files.write(index, changed);
            assertThat(isAccepted()).as("byte %d", at).isFalse();
        }
        expectRight();
    }

    @Test
    void random_bytes_are_no_index() throws IOException {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            Files.write(index, bytes);
            assertThat(isAccepted()).isFalse();
        }
        expectRight();
    }

    @Test
    void a_file_that_grew_is_indexed_again() throws IOException {
        expectRight();
        Files.writeString(data, TEXT + "\n{\"d\":4}\n");
        try (FileChannel channel = FileChannel.open(data);
                LineIndex found = LineIndex.open(data, channel, index)) {
            assertThat(found.count()).isEqualTo(4);
        }
    }

    @Test
    void a_file_of_the_same_size_and_time_but_other_content_is_indexed_again() throws IOException {
        expectRight();
        FileTime time = Files.getLastModifiedTime(data);
        Files.writeString(data, TEXT.replace("\n\n", " \n"));
        Files.setLastModifiedTime(data, time);
        try (FileChannel channel = FileChannel.open(data);
                LineIndex found = LineIndex.open(data, channel, index)) {
            assertThat(found.start(1)).isEqualTo(9);
        }
        Files.writeString(data, TEXT.replace("{\"bb\":2}\n", "{\"b\": 2} "));
        Files.setLastModifiedTime(data, time);
        try (FileChannel channel = FileChannel.open(data);
                LineIndex found = LineIndex.open(data, channel, index)) {
            assertThat(found.count()).isEqualTo(2);
        }
    }

    @Test
    void a_file_that_was_only_touched_is_indexed_again() throws IOException {
        expectRight();
        Files.setLastModifiedTime(data, FileTime.fromMillis(1_234_567_000_000L));
        assertThat(isAccepted()).isFalse();
        expectRight();
    }

    @Test
    void nothing_is_left_behind_when_a_file_is_refused() throws IOException {
        Files.writeString(data, "[{\"a\":1},");
        try (FileChannel channel = FileChannel.open(data)) {
            assertThatExceptionOfType(DatasetException.class).isThrownBy(() -> LineIndex.open(data, channel, index));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(data);
        }
    }

    @Test
    void many_records_are_found_beyond_one_buffer() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            text.append("{\"number\":").append(1_000_000 + i).append("}\n");
        }
        Files.writeString(data, text);
        try (FileChannel channel = FileChannel.open(data);
                LineIndex found = LineIndex.open(data, channel, index)) {
            assertThat(found.count()).isEqualTo(120_000);
            assertThat(found.start(119_999)).isEqualTo(119_999L * 19);
        }
    }
}
