package org.multispa.evaluation.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
    private static final int LONGEST = 100_000;

    private record Seen(String text, long number, long end, boolean terminated, boolean tooLong) {}

    private static List<Seen> read(byte[] bytes, int atMost) throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atMost));
            }
        };
        LineReader reader = new LineReader(Channels.newChannel(slow), LONGEST);
        List<Seen> seen = new ArrayList<>();
        for (Optional<LineReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            LineReader.Line one = line.get();
            String text = new String(one.bytes(), one.offset(), one.length(), StandardCharsets.UTF_8);
            seen.add(new Seen(text, one.number(), one.end(), one.terminated(), one.tooLong()));
            assertThat(reader.position()).isEqualTo(one.end());
        }
        return seen;
    }

    private static List<Seen> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    @Test
    void lines_come_with_their_numbers_and_ends() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("a\nbc\r\n\nd"))
                .containsExactly(
                        new Seen("a", 1, 2, true, false),
                        new Seen("bc", 2, 6, true, false),
                        new Seen("", 3, 7, true, false),
                        new Seen("d", 4, 8, false, false));
        assertThat(read("\n")).containsExactly(new Seen("", 1, 1, true, false));
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_and_counted() throws IOException {
        String text = "a\n" + "x".repeat(5 * LONGEST) + "\nb\n" + "y".repeat(3 * LONGEST);
        List<Seen> seen = read(text);
        assertThat(seen).extracting(Seen::text).containsExactly("a", "", "b", "");
        assertThat(seen).extracting(Seen::tooLong).containsExactly(false, true, false, true);
        assertThat(seen.getLast().end()).isEqualTo(text.length());
        assertThat(seen.get(1).end()).isEqualTo(2 + 5L * LONGEST + 1);
    }

    @Test
    void whatever_the_pieces_they_are_read_in_the_lines_are_the_same() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                String line = "é".repeat(random.nextInt(round % 3 == 0 ? 20_000 : 10));
                expected.add(line);
                text.append(line).append('\n');
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            List<Seen> seen = read(bytes, 1 + random.nextInt(70_000));
            assertThat(seen).extracting(Seen::text).isEqualTo(expected);
            assertThat(seen).allMatch(Seen::terminated);
            if (!seen.isEmpty()) {
                assertThat(seen.getLast().end()).isEqualTo(bytes.length);
            }
        }
    }
}
