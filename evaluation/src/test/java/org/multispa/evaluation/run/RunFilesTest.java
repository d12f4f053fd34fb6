package org.multispa.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.extract.RandomAnswers;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;

final class RunFilesTest {
    @TempDir
    private Path folder;

    private static final RunInfo INFO = new RunInfo(
            "bench",
            "abc",
            "model \"quoted\" é",
            new TreeMap<>(Map.of("temperature", 0.25, "adapter", "a/b", "stop", List.of("x", "y"))),
            "plain-1",
            3,
            new TreeMap<>(Map.of(Subtask.CAMERA_DISTANCE, 0.0765, Subtask.DEPTH_COMPARISON_DOT, 0.5)));

    @Test
    void what_was_evaluated_is_read_back() throws IOException {
        Files.writeString(folder.resolve("run.json"), INFO.json());
        assertThat(RunInfo.read(folder)).isEqualTo(INFO);
    }

    @Test
    void a_broken_description_is_refused_with_its_place() throws IOException {
        Map<String, String> broken = Map.of(
                "{",
                "broken JSON",
                "[]",
                "expected a JSON object",
                "{\"format\":\"other\"}",
                "expected format multispa-run-1",
                INFO.json().replace("camera-distance", "camera-dance"),
                "unknown subtask 'camera-dance'",
                INFO.json().replace("\"limit\": 3", "\"limit\": -3"),
                "found -3",
                INFO.json().replace("\"limit\": 3", "\"limit\": \"3\""),
                "expected a whole number",
                INFO.json().replace("\"limit\": 3", "\"limit\": 3, \"more\": 1"),
                "unknown field 'more'");
        for (Map.Entry<String, String> one : broken.entrySet()) {
            Files.writeString(folder.resolve("run.json"), one.getKey());
            assertThatThrownBy(() -> RunInfo.read(folder))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("run.json")
                    .hasMessageContaining(one.getValue());
        }
    }

    @Test
    void graded_answers_of_every_form_and_outcome_are_read_back() throws IOException {
        Random random = new Random(1);
        List<Subtask> subtasks = List.of(Subtask.values());
        for (int i = 0; i < 2000; i++) {
            Subtask subtask = subtasks.get(i % subtasks.size());
            Sample sample = subtask == Subtask.DEPTH_COMPARISON_COORDINATE
                    ? BenchFolder.questions(i, 1).get(Subtask.benchmark().indexOf(subtask))
                    : Samples.of(
                            "id \"" + i + "\" 毫",
                            "scene/" + i,
                            subtask,
                            RandomAnswers.of(subtask, random),
                            Map.of("overlap_percent", 7.0, "yaw_deg", 12.0));
            Optional<String> reply = switch (random.nextInt(4)) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of("I cannot tell.");
                case 2 -> Optional.of("well");
                default -> Optional.of("`" + RandomAnswers.of(subtask, random).text() + "`");
            };
            Scored scored = Scorer.score(sample, reply);
            byte[] line = ScoredJson.encode(scored);
            assertThat(ScoredJson.decode(line, 0, line.length)).isEqualTo(scored);
        }
    }

    @Test
    void broken_grades_are_refused_by_what_is_wrong() {
        Scored scored = Scorer.score(
                Samples.of(Subtask.CAMERA_DISTANCE, RandomAnswers.of(Subtask.CAMERA_DISTANCE, new Random(2))),
                Optional.of("`5`"));
        String line = new String(ScoredJson.encode(scored), StandardCharsets.UTF_8);
        Map<String, String> broken = Map.of(
                line.replace("camera-distance", "camera-dance"), "unknown subtask 'camera-dance'",
                line.replace("\"backticks\"", "\"ladder\""), "unknown rung 'ladder'",
                line.replace("\"answered\"", "\"lost\""), "unknown outcome 'lost'",
                line.replace("\"answered\"", "\"missing\""), "exactly what is answered has an answer",
                line.replace("\"answer\":\"5\"", "\"answer\":\"five\""), "'five' is no answer to camera-distance",
                line.replace("\"images\"", "\"weather\""), "unknown facet 'weather'",
                line.replace("\"correct\":", "\"right\":"), "field 'correct' is missing");
        broken.forEach((bytes, message) -> {
            byte[] encoded = bytes.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).isNotEqualTo(line);
            assertThatThrownBy(() -> ScoredJson.decode(encoded, 0, encoded.length))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(message);
        });
    }

    @Test
    void a_benchmark_gives_questions_with_their_images_and_keys() throws IOException {
        List<Sample> questions = BenchFolder.questions(3, 2);
        Benchmark benchmark = Benchmark.open(BenchFolder.write(folder.resolve("bench"), questions));
        assertThat(benchmark.name()).isEqualTo("bench");
        assertThat(benchmark.samples()).containsExactlyInAnyOrderElementsOf(questions);
        assertThat(benchmark.samples(1)).hasSize(26).isSubsetOf(questions);
        assertThat(benchmark.samples(99)).isEqualTo(benchmark.samples());
        Sample sample = questions.getLast();
        Ask ask = benchmark.ask(sample, Prompt.PLAIN);
        assertThat(ask.text()).isEqualTo(sample.conversations().getFirst().value());
        assertThat(ask.images()).hasSize(sample.images().size());
        assertThat(new String(ask.images().getLast(), StandardCharsets.UTF_8))
                .isEqualTo("image " + sample.images().getLast().path());
        AnswerKey.Context context = new AnswerKey.Context("m", new TreeMap<>(), "plain-1");
        assertThat(benchmark.key(sample, context, "text"))
                .isEqualTo(benchmark.key(sample, context, "text"))
                .isNotEqualTo(benchmark.key(sample, context, "other text"))
                .isNotEqualTo(benchmark.key(questions.getFirst(), context, "text"));
    }

    @Test
    void a_key_changes_with_an_images_bytes() throws IOException {
        List<Sample> questions = BenchFolder.questions(4, 1);
        Path bench = BenchFolder.write(folder.resolve("bench"), questions);
        AnswerKey.Context context = new AnswerKey.Context("m", new TreeMap<>(), "plain-1");
        Sample sample = questions.getFirst();
        AnswerKey before = Benchmark.open(bench).key(sample, context, "text");
        Path list = bench.resolve("images.sha256");
        String path = sample.images().getLast().path();
        String changed = Files.readString(list).replaceAll("[0-9a-f]{64}(  " + path + ")", "0".repeat(64) + "$1");
        Files.writeString(list, changed);
        assertThat(Benchmark.open(bench).key(sample, context, "text")).isNotEqualTo(before);
        Files.delete(list);
        assertThat(Benchmark.open(bench).key(sample, context, "text")).isNotEqualTo(before);
    }

    @Test
    void a_folder_without_a_data_set_is_refused() {
        assertThatThrownBy(() -> Benchmark.open(folder)).isInstanceOf(DatasetException.class);
    }
}
