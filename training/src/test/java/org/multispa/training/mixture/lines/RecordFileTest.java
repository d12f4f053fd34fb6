package org.multispa.training.mixture.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;

final class RecordFileTest {
    @TempDir
    Path folder;

    private int files;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data" + files++ + ".jsonl"), text);
    }

    private RecordFile open(Path file) throws IOException {
        return RecordFile.open(file, folder.resolve("indexes"));
    }

    private List<String> read(Path file) throws IOException {
        try (RecordFile records = open(file)) {
            List<String> found = new ArrayList<>();
            for (long i = 0; i < records.count(); i++) {
                found.add(new String(records.read(i), UTF_8));
            }
            return found;
        }
    }

    @Test
    void lines_are_found_with_and_without_a_line_break_at_the_end() throws IOException {
        assertThat(read(file("{\"a\":1}\n{\"b\":2}\n"))).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(read(file("{\"a\":1}\n{\"b\":2}"))).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(read(file("{\"a\":1}\r\n{\"b\":2}\r\n"))).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(read(file("{}"))).containsExactly("{}");
    }

    @Test
    void blank_lines_are_no_records() throws IOException {
        assertThat(read(file("\n\n  \t\n{\"a\":1}\n\n\r\n{\"b\":2}\n   \n\n")))
                .containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void empty_and_blank_files_have_no_records() throws IOException {
        assertThat(read(file(""))).isEmpty();
        assertThat(read(file("\n \n"))).isEmpty();
        assertThat(read(file("[]"))).isEmpty();
        assertThat(read(file("[ \n ]\n"))).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        assertThat(read(file("\uFEFF{\"a\":1}\n{\"b\":2}\n"))).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void random_files_of_lines_are_read_as_splitting_them_would() throws IOException {
        Random random = new Random(7);
        for (int trial = 0; trial < 40; trial++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < random.nextInt(200); i++) {
                String line =
                        random.nextInt(5) == 0 ? "" : "{\"text\":\"" + "é".repeat(random.nextInt(300)) + i + "\"}";
                text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
                if (!line.isEmpty()) {
                    expected.add(line);
                }
            }
            assertThat(read(file(text.toString()))).isEqualTo(expected);
        }
    }

    @Test
    void members_of_an_array_are_records() throws IOException {
        assertThat(read(file("[{\"a\":1},{\"b\":[{},{}]}]"))).containsExactly("{\"a\":1}", "{\"b\":[{},{}]}");
        assertThat(read(file("[\n{\"a\":1} ,\n {\"b\":2}\n]\n"))).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(read(file("[{\"a\":\"}],{ \\\" \\\\\"},{\"b\":\"]\"}]")))
                .containsExactly("{\"a\":\"}],{ \\\" \\\\\"}", "{\"b\":\"]\"}");
    }

    @Test
    void random_arrays_are_read_as_their_members() throws IOException {
        Random random = new Random(11);
        for (int trial = 0; trial < 40; trial++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(60); i++) {
                members.add("{\"n\":" + i + ",\"text\":\"" + "[{\\\"\\\\,}]".repeat(random.nextInt(40))
                        + "\",\"l\":[[],[{}]]}");
            }
            String between = " ".repeat(random.nextInt(3)) + "," + "\n".repeat(random.nextInt(3));
            assertThat(read(file("[" + String.join(between, members) + "]"))).isEqualTo(members);
        }
    }

    @Test
    void an_array_that_is_not_whole_is_refused_with_the_place() throws IOException {
        for (String broken : List.of(
                "[",
                "[{\"a\":1}",
                "[{\"a\":1},",
                "[{\"a\":1",
                "[{\"a\":\"",
                "[{\"a\":\"\\",
                "[1,2]",
                "[{}{}]",
                "[{},]",
                "[{}] x")) {
            Path file = file(broken);
            assertThatExceptionOfType(DatasetException.class)
                    .as(broken)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining(String.valueOf(file.getFileName()))
                    .withMessageContaining("at byte");
        }
    }

    @Test
    void what_is_no_json_is_refused() throws IOException {
        for (String text : List.of("id,image\n1,a.jpg\n", "\"text\"", "PAR1....")) {
            Path file = file(text);
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> open(file))
                    .withMessageContaining("neither { nor [");
        }
    }

    @Test
    void missing_files_and_folders_are_refused_by_name() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(folder.resolve("none.jsonl")))
                .withMessageContaining("none.jsonl")
                .withMessageContaining("nothing of this name");
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(folder))
                .withMessageContaining("a folder");
    }

    @Test
    void a_record_that_is_too_long_is_refused_when_it_is_read_and_others_are_not() throws IOException {
        Path file = folder.resolve("huge.jsonl");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write("{\"a\":1}\n{".getBytes(UTF_8));
            out.seek(9L + RecordFile.MOST_BYTES + 1);
            out.write("}\n{\"b\":2}".getBytes(UTF_8));
        }
        try (RecordFile records = open(file)) {
            assertThat(records.count()).isEqualTo(3);
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> records.read(1))
                    .withMessageContaining(RecordFile.MOST_BYTES + " bytes");
            assertThat(new String(records.read(2), UTF_8)).isEqualTo("{\"b\":2}");
        }
    }

    @Test
    void a_file_cut_short_while_it_is_open_is_told() throws IOException {
        Path file = file("{\"a\":1}\n{\"b\":2}\n");
        try (RecordFile records = open(file)) {
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.setLength(10);
            }
            assertThat(new String(records.read(0), UTF_8)).isEqualTo("{\"a\":1}");
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> records.read(1))
                    .withMessageContaining("longer when it was opened");
        }
    }

    @Test
    void records_out_of_range_are_refused() throws IOException {
        try (RecordFile records = open(file("{}\n"))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> records.read(1));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> records.read(-1));
        }
    }

    @Test
    void threads_read_and_open_side_by_side() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            text.append("{\"n\":").append(i).append("}\n");
        }
        Path file = file(text.toString());
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                long seed = thread;
                wrong.add(pool.submit(() -> wrongReads(file, seed)));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        }
    }

    private int wrongReads(Path file, long seed) throws IOException {
        Random random = new Random(seed);
        int wrong = 0;
        try (RecordFile records = open(file)) {
            for (int i = 0; i < 500; i++) {
                int at = random.nextInt(2000);
                wrong += new String(records.read(at), UTF_8).equals("{\"n\":" + at + "}") ? 0 : 1;
            }
        }
        return wrong;
    }
}
