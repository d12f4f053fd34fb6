package org.multispa.dataset.export.lmmseval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answers;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.SampleJson;
import tools.jackson.databind.json.JsonMapper;

/// The Python that goes with the tasks grades as [Grading] does.
final class UtilsTest {
    private static final String SCRIPT = """
            import json, sys
            import utils
            for line in sys.stdin:
                case = json.loads(line)
                print(int(utils.process_results(case["doc"], [case["reply"]])["accuracy"]))
            """;
    private static final int CASES = 2000;

    @TempDir
    private Path folder;

    private record Case(Sample sample, String reply) {
        boolean expected() {
            return Answers.inReply(sample.subtask(), reply)
                    .filter(answer -> Grading.isCorrect(sample, answer))
                    .isPresent();
        }

        String json() throws IOException {
            Map<String, Object> doc = new LinkedHashMap<>();
            doc.put("answer", sample.truth().text());
            doc.put("answer_kind", sample.subtask().answerKind().name().toLowerCase(Locale.ROOT));
            doc.put("widths", sample.images().stream().map(Sample.Image::width).toList());
            doc.put(
                    "heights",
                    sample.images().stream().map(Sample.Image::height).toList());
            doc.put("provenance", new String(SampleJson.encode(sample.provenance()), StandardCharsets.UTF_8));
            return new JsonMapper().writeValueAsString(Map.of("doc", doc, "reply", reply));
        }
    }

    @Test
    void python_grades_as_java_does() throws IOException, InterruptedException {
        Path python = Stream.of("/usr/bin/python3", "/usr/local/bin/python3")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/usr/bin/python3"));
        assumeThat(python).exists();
        try (InputStream utils =
                Objects.requireNonNull(LmmsEvalFormat.class.getResourceAsStream("utils.py"), "utils.py")) {
            Files.write(folder.resolve("utils.py"), utils.readAllBytes());
        }
        Files.writeString(folder.resolve("run.py"), SCRIPT);
        List<Case> cases = cases();
        StringBuilder input = new StringBuilder();
        for (Case one : cases) {
            input.append(one.json()).append('\n');
        }
        Path in = Files.writeString(folder.resolve("cases.jsonl"), input);
        Process run = new ProcessBuilder(python.toString(), "-B", "run.py")
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> graded = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(run.waitFor()).as("%s", graded).isZero();
        assertThat(graded).hasSize(CASES);
        int correct = 0;
        for (int i = 0; i < CASES; i++) {
            Case one = cases.get(i);
            assertThat(graded.get(i))
                    .as("%s: true %s, reply %s", one.sample.subtask(), one.sample.truth(), one.reply)
                    .isEqualTo(one.expected() ? "1" : "0");
            correct += one.expected() ? 1 : 0;
        }
        assertThat(correct).isBetween(CASES / 10, CASES * 9 / 10);
    }

    /// Right, nearly right and wrong answers, in one or several spans of backticks.
    private static List<Case> cases() {
        Random random = new Random(77);
        RandomSamples samples = new RandomSamples(78);
        List<Subtask> subtasks = Stream.of(Subtask.values())
                .filter(subtask -> switch (subtask.answerKind().name()) {
                    case "CHOICE", "DIRECTION", "SCALAR", "PIXEL", "VECTOR" -> true;
                    default -> false;
                })
                .toList();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Subtask subtask = subtasks.get(i % subtasks.size());
            Map<String, Double> raw = subtask == Subtask.DEPTH_COMPARISON_COORDINATE
                    ? Map.of(Provenance.OTHER_X, (double) random.nextInt(1000), Provenance.OTHER_Y, (double)
                            random.nextInt(1000))
                    : Map.of();
            Sample sample = Samples.of(subtask, samples.answer(subtask), Samples.provenance(raw, List.of()));
            cases.add(new Case(sample, reply(random, samples, sample)));
        }
        return cases;
    }

    private static String reply(Random random, RandomSamples samples, Sample sample) {
        String text = random.nextInt(4) == 0
                ? samples.answer(sample.subtask()).text()
                : near(random, sample.truth().text());
        return switch (random.nextInt(5)) {
            case 0 -> "First `" + samples.answer(sample.subtask()).text() + "`, no: ``" + text + "``.";
            case 1 -> "`" + text + "` and ` `";
            case 2 -> "`` broken `" + text + "`";
            default -> "The answer is `" + text + "`.";
        };
    }

    /// The answer with each of its numbers off by up to a third.
    private static String near(Random random, String text) {
        StringBuilder near = new StringBuilder();
        for (String part : text.split("(?<=[ ])|(?=[ ])", -1)) {
            if (part.matches("-?\\d+") && random.nextInt(3) > 0) {
                long value = Long.parseLong(part);
                near.append(value + Math.round(value * (random.nextDouble() - 0.5) * 0.6));
            } else {
                near.append(part);
            }
        }
        return near.toString();
    }
}
