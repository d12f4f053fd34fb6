package org.multispa.training.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RelayTest {
    @Test
    void lines_get_a_name_whatever_ends_them() {
        assertThat(relayed("one\ntwo\r\n\nthree")).isEqualTo("[r] one\n[r] two\n[r] \n[r] three\n");
        assertThat(relayed("")).isEmpty();
        assertThat(relayed("\n")).isEqualTo("[r] \n");
    }

    @Test
    void a_line_of_the_greatest_length_stays_whole_and_a_longer_one_is_cut() {
        String longest = "y".repeat(Relay.LONGEST);
        assertThat(relayed(longest + "\nend")).isEqualTo("[r] " + longest + "\n[r] end\n");
        assertThat(relayed(longest + "z\n")).isEqualTo("[r] " + longest + "\n[r] z\n");
    }

    @Test
    void letters_of_several_bytes_survive_being_read_in_pieces() {
        Random random = new Random(5);
        String text = "aü€𝄞".repeat(6000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(length, 1 + random.nextInt(7)));
            }
        };
        assertThat(relayed(slow)).isEqualTo("[r] " + text + "\n");
    }

    @Test
    void output_that_breaks_off_is_said_to() {
        InputStream broken = new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("torn");
                }
                return 'x';
            }

            @Override
            public int read(byte[] to, int at, int length) throws IOException {
                to[at] = (byte) read();
                return 1;
            }
        };
        assertThat(relayed(broken)).contains("(its output breaks off: torn)");
    }

    private static String relayed(String text) {
        return relayed(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String relayed(InputStream from) {
        StringWriter to = new StringWriter();
        new Relay("[r] ", from, new PrintWriter(to)).run();
        return to.toString().replace(System.lineSeparator(), "\n");
    }
}
