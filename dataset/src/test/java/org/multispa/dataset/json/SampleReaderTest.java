package org.multispa.dataset.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;

class SampleReaderTest {
    /// Hands out a few bytes at a time, as a slow disk or a pipe does.
    private static final class Dribble extends InputStream {
        private final InputStream in;
        private final Random random = new Random(5);
        private boolean closed;

        Dribble(byte[] bytes) {
            this.in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static byte[] file(List<Sample> samples) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Sample sample : samples) {
            out.write(SampleJson.encode(sample));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static List<Sample> samples(int count) {
        RandomSamples random = new RandomSamples(11);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(random.next());
        }
        return samples;
    }

    private static List<Sample> readAll(InputStream in) throws IOException {
        List<Sample> found = new ArrayList<>();
        try (SampleReader reader = new SampleReader(in, "a.jsonl")) {
            for (Optional<Sample> s = reader.next(); s.isPresent(); s = reader.next()) {
                found.add(s.get());
            }
        }
        return found;
    }

    @Test
    void linesAreReadInOrderHoweverTheBytesArrive() throws Exception {
        List<Sample> samples = samples(400);
        Dribble in = new Dribble(file(samples));
        assertThat(readAll(in)).isEqualTo(samples);
        assertThat(in.closed).isTrue();
        assertThat(readAll(new ByteArrayInputStream(file(samples)))).isEqualTo(samples);
    }

    @Test
    void aFileMayEndWithoutALineEndOrHoldNothing() throws Exception {
        List<Sample> samples = samples(3);
        byte[] file = file(samples);
        assertThat(readAll(new ByteArrayInputStream(file, 0, file.length - 1))).isEqualTo(samples);
        assertThat(readAll(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }

    @Test
    void windowsLineEndsAreNoHindrance() throws Exception {
        List<Sample> samples = samples(1);
        byte[] line = (new String(SampleJson.encode(samples.getFirst()), UTF_8) + "\r\n").getBytes(UTF_8);
        assertThat(readAll(new ByteArrayInputStream(line))).isEqualTo(samples);
    }

    @Test
    void theEndStaysTheEnd() throws Exception {
        try (SampleReader reader = new SampleReader(new ByteArrayInputStream(file(samples(1))), "a.jsonl")) {
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aBrokenLineIsNamedByFileAndNumber() throws Exception {
        String text = new String(file(samples(2)), UTF_8);
        for (String broken : List.of("{\"id\": 5}", "", "not json", "{\"id\":\"x\"")) {
            byte[] file = (text + broken + "\n" + text).getBytes(UTF_8);
            try (SampleReader reader = new SampleReader(new ByteArrayInputStream(file), "train/a.jsonl")) {
                reader.next();
                reader.next();
                assertThatThrownBy(reader::next)
                        .as(broken)
                        .isInstanceOf(DatasetException.class)
                        .hasMessageStartingWith("train/a.jsonl:3: ");
            }
        }
    }

    @Test
    void theLinesBehindABrokenOneCanBeRead() throws Exception {
        List<Sample> samples = samples(2);
        byte[] file = ("{}\n" + new String(file(samples), UTF_8)).getBytes(UTF_8);
        try (SampleReader reader = new SampleReader(new ByteArrayInputStream(file), "a.jsonl")) {
            assertThatThrownBy(reader::next).hasMessageStartingWith("a.jsonl:1: ");
            assertThat(reader.next()).contains(samples.getFirst());
            assertThat(reader.next()).contains(samples.getLast());
            assertThat(reader.next()).isEmpty();
        }
    }

    private static Sample wordy(Sample base, String text) {
        return new Sample(
                "wordy",
                base.images(),
                List.of(new Turn(Turn.Speaker.HUMAN, text)),
                base.subtask(),
                base.split(),
                base.truth(),
                base.provenance());
    }

    @Test
    void aLongLineIsReadWhole() throws Exception {
        Sample base = samples(1).getFirst();
        List<Sample> all = List.of(base, wordy(base, "many words ".repeat(100_000)), base);
        assertThat(readAll(new Dribble(file(all)))).isEqualTo(all);
    }

    @Test
    void aLineOfTheMostBytesIsReadAndOneOfAByteMoreIsNotWhereverItEnds() throws Exception {
        Sample base = samples(1).getFirst();
        int rest = SampleJson.encode(wordy(base, "")).length;
        Sample longest = wordy(base, "x".repeat(SampleReader.MAX_LINE - rest));
        assertThat(readAll(new ByteArrayInputStream(file(List.of(longest, base)))))
                .containsExactly(longest, base);
        Sample longer = wordy(base, "x".repeat(SampleReader.MAX_LINE - rest + 1));
        assertThatThrownBy(() -> readAll(new ByteArrayInputStream(file(List.of(longer, base)))))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("a.jsonl:1: a line may hold");
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(17);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            assertThatThrownBy(() -> readAll(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith("a.jsonl:1: ");
        }
    }

    @Test
    void anEndlessLineIsRefusedInBoundedMemory() {
        InputStream endless = new InputStream() {
            private long served;

            @Override
            public int read() {
                throw new IllegalStateException("blocks are asked for");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                served += length;
                assertThat(served).isLessThan(8L * SampleReader.MAX_LINE);
                Arrays.fill(target, offset, offset + length, (byte) ' ');
                return length;
            }
        };
        SampleReader reader = new SampleReader(endless, "a.jsonl");
        assertThatThrownBy(reader::next)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.jsonl:1")
                .hasMessageContaining(Integer.toString(SampleReader.MAX_LINE));
    }
}
