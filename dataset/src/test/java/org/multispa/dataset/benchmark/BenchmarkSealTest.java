package org.multispa.dataset.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;

final class BenchmarkSealTest {
    private static final Map<Subtask, Long> WANTED = Map.of(Subtask.CAMERA_VECTOR, 4L);

    @TempDir
    private Path folder;

    private Path bench = Path.of("");

    @BeforeEach
    void build() throws IOException {
        bench = folder.resolve("bench");
        Bench.write(bench, ImagesMode.DRAWN, true, List.of("a"), Map.of("a/1.jpg", Bench.jpeg(1)));
    }

    @Test
    void a_sealed_benchmark_is_as_it_was_sealed() throws IOException {
        BenchmarkSeal seal = BenchmarkSeal.write(bench, WANTED);
        assertThat(seal.checksum()).matches("[0-9a-f]{64}");
        assertThat(seal.questions()).containsExactly(Map.entry(Subtask.CAMERA_VECTOR, 4L));
        assertThat(seal.missing()).isEmpty();
        assertThat(BenchmarkSeal.problems(bench)).isEmpty();
        byte[] first = Files.readAllBytes(bench.resolve(BenchmarkSeal.FILE_NAME));
        assertThat(BenchmarkSeal.write(bench, WANTED)).isEqualTo(seal);
        assertThat(Files.readAllBytes(bench.resolve(BenchmarkSeal.FILE_NAME))).isEqualTo(first);
    }

    @Test
    void the_checksum_follows_questions_and_pixels_alone() throws IOException {
        String checksum = BenchmarkSeal.write(bench, WANTED).checksum();
        Path same = folder.resolve("same");
        Bench.write(same, ImagesMode.DRAWN, true, List.of("a"), Map.of("a/1.jpg", Bench.jpeg(1)));
        assertThat(BenchmarkSeal.write(same, WANTED).checksum()).isEqualTo(checksum);
        Path other = folder.resolve("other");
        Bench.write(other, ImagesMode.DRAWN, true, List.of("a"), Map.of("a/1.jpg", Bench.jpeg(2)));
        assertThat(BenchmarkSeal.write(other, WANTED).checksum()).isNotEqualTo(checksum);
    }

    @Test
    void what_the_scenes_could_not_fill_is_named() throws IOException {
        BenchmarkSeal seal = BenchmarkSeal.write(bench, Map.of(Subtask.CAMERA_VECTOR, 10L, Subtask.OBJECT_HEIGHT, 3L));
        assertThat(seal.missing())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Subtask.CAMERA_VECTOR, 6L, Subtask.OBJECT_HEIGHT, 3L));
    }

    @Test
    void every_change_is_found() throws IOException {
        BenchmarkSeal.write(bench, WANTED);
        Path image = bench.resolve("images/a/1.jpg");
        byte[] before = Files.readAllBytes(image);
        Files.write(image, Bench.jpeg(3));
        assertThat(BenchmarkSeal.problems(bench)).singleElement().asString().contains("a/1.jpg", "changed");
        Files.delete(image);
        assertThat(BenchmarkSeal.problems(bench)).singleElement().asString().contains("a/1.jpg", "missing");
        Files.write(image, before);
        assertThat(BenchmarkSeal.problems(bench)).isEmpty();

        Path questions = bench.resolve("benchmark/camera-vector-00000.jsonl");
        String text = Files.readString(questions);
        Files.writeString(questions, text.replaceFirst("\"gt_value\":\\[(-?)", "\"gt_value\":[1"));
        assertThat(BenchmarkSeal.problems(bench))
                .isNotEmpty()
                .first()
                .asString()
                .contains("camera-vector-00000");
        Files.writeString(questions, text);

        Path seal = bench.resolve(BenchmarkSeal.FILE_NAME);
        Files.writeString(seal, Files.readString(seal).replaceFirst("\"checksum\" : \"....", "\"checksum\" : \"0000"));
        assertThat(BenchmarkSeal.problems(bench)).singleElement().asString().contains("checksum");
    }

    @Test
    void a_question_with_its_answer_is_reported() throws IOException {
        Path training = folder.resolve("training");
        Bench.write(training, ImagesMode.DRAWN, false, List.of("a"), Map.of());
        BenchmarkSeal.write(training, WANTED);
        assertThat(BenchmarkSeal.problems(training)).singleElement().asString().contains("holds its answer");
    }

    @Test
    void what_is_no_sealed_benchmark_is_refused() throws IOException {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> BenchmarkSeal.problems(bench))
                .withMessageContaining("benchmark build");
        for (String text : List.of("", "{", "[]", "{\"format\": \"other\"}", "{\"format\": 3, \"checksum\": 4}")) {
            Files.writeString(
                    bench.resolve(BenchmarkSeal.FILE_NAME),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            assertThatExceptionOfType(DatasetException.class).isThrownBy(() -> BenchmarkSeal.problems(bench));
        }
        Path lazy = folder.resolve("lazy");
        Bench.write(lazy, ImagesMode.LAZY, true, List.of("a"), Map.of());
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> BenchmarkSeal.write(lazy, WANTED))
                .withMessageContaining("drawn");
    }
}
