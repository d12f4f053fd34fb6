package org.multispa.dataset.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;

final class PartedWriterTest {
    private final List<String> told = new ArrayList<>();
    private final RandomSamples random = new RandomSamples(11);

    /// Tells what is asked of it.
    private final class Telling implements ExportWriter {
        private final String name;

        Telling(String name) {
            this.name = name;
            told.add("open " + name);
        }

        @Override
        public void write(ExportSample sample) throws IOException {
            if (sample.number() == 13) {
                throw new IOException("disk full");
            }
            told.add(name + " " + sample.number());
        }

        @Override
        public void pause() {
            told.add("pause " + name);
        }

        @Override
        public void finish() {
            told.add("finish " + name);
        }

        @Override
        public void close() {
            told.add("close " + name);
        }
    }

    private ExportSample sample(long number) {
        Sample sample = random.next(Subtask.DEPTH_ESTIMATION_DOT);
        return new ExportSample(
                number,
                sample,
                sample.images().stream()
                        .map(image -> ExportImage.file(image.path()))
                        .toList());
    }

    private static String oddOrEven(ExportSample sample) {
        return sample.number() % 2 == 0 ? "even" : "odd";
    }

    @Test
    void each_part_gets_its_samples_and_is_told_when_others_get_theirs() throws IOException {
        List<String> ended = new ArrayList<>();
        try (PartedWriter<Telling> writer =
                new PartedWriter<>(PartedWriterTest::oddOrEven, Telling::new, parts -> ended.addAll(parts.keySet()))) {
            for (long number : new long[] {1, 3, 2, 4, 5}) {
                writer.write(sample(number));
            }
            assertThat(ended).isEmpty();
            writer.finish();
        }
        assertThat(told)
                .containsExactly(
                        "open odd",
                        "odd 1",
                        "odd 3",
                        "pause odd",
                        "open even",
                        "even 2",
                        "even 4",
                        "pause even",
                        "odd 5",
                        "finish even",
                        "finish odd",
                        "close even",
                        "close odd");
        assertThat(ended).containsExactly("even", "odd");
    }

    @Test
    void a_failure_in_one_part_closes_all_and_finishes_none() {
        assertThatThrownBy(() -> {
                    try (PartedWriter<Telling> writer = new PartedWriter<>(PartedWriterTest::oddOrEven, Telling::new)) {
                        writer.write(sample(2));
                        writer.write(sample(13));
                        writer.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(told).contains("close even", "close odd").noneMatch(one -> one.startsWith("finish"));
    }

    @Test
    void a_part_that_cannot_begin_leaves_the_others_to_be_closed() {
        assertThatThrownBy(() -> {
                    try (PartedWriter<Telling> writer = new PartedWriter<>(PartedWriterTest::oddOrEven, part -> {
                        if (part.equals("even")) {
                            throw new IOException("no place for " + part);
                        }
                        return new Telling(part);
                    })) {
                        writer.write(sample(1));
                        writer.write(sample(2));
                    }
                })
                .hasMessage("no place for even");
        assertThat(told).containsExactly("open odd", "odd 1", "pause odd", "close odd");
    }

    @Test
    void without_samples_only_the_end_is_written() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        try (PartedWriter<Telling> writer =
                new PartedWriter<>(PartedWriterTest::oddOrEven, Telling::new, parts -> sizes.add(parts.size()))) {
            writer.finish();
        }
        assertThat(told).isEmpty();
        assertThat(sizes).containsExactly(0);
    }
}
