package org.multispa.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

final class EvaluateCommandsTest {
    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    @BeforeAll
    static void buildBenchmark() throws IOException {
        PlainFolder.write(RoomScan.of(8, 1), made.resolve("rooms/room-1"), "one");
        PlainFolder.write(RoomScan.of(8, 2), made.resolve("rooms/room-2"), "two");
        Ran ran = Ran.command(
                "benchmark",
                "build",
                "--scenes",
                made.resolve("rooms"),
                "--out",
                made.resolve("bench"),
                "--count",
                "6",
                "--subtasks",
                "depth-estimation-dot,camera-yaw-direction,camera-distance,correspondence-choice");
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    private static List<Sample> samples() throws IOException {
        try (Stream<Sample> samples = DatasetReader.open(made.resolve("bench")).samples()) {
            return samples.toList();
        }
    }

    private Ran evaluate(String out, Object... more) {
        Object[] all = new Object[5 + more.length];
        all[0] = "evaluate";
        all[1] = "--benchmark";
        all[2] = made.resolve("bench");
        all[3] = "--out";
        all[4] = folder.resolve(out);
        System.arraycopy(more, 0, all, 5, more.length);
        return Ran.command(all);
    }

    @Test
    void the_oracle_scores_100_and_leaves_a_report() throws IOException {
        Ran ran = evaluate("oracle", "--baseline", "oracle");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("100.0 % answered", "mean of the subtasks: 100.00 %", "report.md");
        assertThat(Files.readString(folder.resolve("oracle/report.md")))
                .contains("# baseline oracle on bench", "| depth value ", "GPT-4o");
        assertThat(Files.readString(folder.resolve("oracle/report.json"))).contains("\"multispa-report-1\"");
    }

    @Test
    void recorded_answers_are_scored_and_what_is_missing_or_foreign_is_told() throws IOException {
        List<Sample> samples = samples();
        StringBuilder lines = new StringBuilder("{\"id\":\"of another benchmark\",\"answer\":\"5\"}\nbroken\n");
        for (Sample sample : samples.subList(1, samples.size())) {
            lines.append("{\"id\":\"")
                    .append(sample.id())
                    .append("\",\"answer\":\"The answer is ")
                    .append(sample.truth().text())
                    .append("\"}\n");
        }
        Path answers = Files.writeString(folder.resolve("answers.jsonl"), lines);
        Ran ran = evaluate("run", "--answers", answers);
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out())
                .contains("set aside: answers.jsonl:2: broken JSON", "1 answers to questions that bench does not hold")
                .contains("1 question without a reply");
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("behind 'the answer is'");

        byte[] report = Files.readAllBytes(folder.resolve("run/report.md"));
        Files.delete(folder.resolve("run/report.md"));
        Ran again = evaluate("run", "--rescore");
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(Files.readAllBytes(folder.resolve("run/report.md"))).isEqualTo(report);
    }

    @Test
    void runs_are_shown_and_compared() {
        evaluate("a", "--baseline", "random");
        evaluate("b", "--baseline", "oracle");
        Ran one = Ran.command("report", folder.resolve("a"));
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.out()).startsWith("# baseline random on bench").doesNotContain("side by side");
        Ran both = Ran.command("report", folder.resolve("a"), folder.resolve("b"), "--out", folder.resolve("both"));
        assertThat(both.out()).contains("# 2 runs side by side");
        assertThat(folder.resolve("both/report-2.json")).exists();
        Ran compared = Ran.command(
                "report", folder.resolve("a"), folder.resolve("b"), "--compare", "--out", folder.resolve("compared"));
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out()).startsWith("# baseline oracle against baseline random");
        assertThat(folder.resolve("compared/comparison.json")).exists();
    }

    @Test
    void pages_are_written_beside_the_reports() throws IOException {
        assertThat(evaluate("a", "--baseline", "random").out())
                .contains("to look at: " + folder.resolve("a/report.html"));
        evaluate("b", "--baseline", "oracle");
        String page = Files.readString(folder.resolve("a/report.html"));
        assertThat(page).contains("<h1>baseline random on bench</h1>", "data:image/jpeg;base64,", "<dt>question</dt>");

        Files.delete(folder.resolve("a/report.html"));
        Ran shown = Ran.command("report", folder.resolve("a"));
        assertThat(shown.err()).contains("to look at: " + folder.resolve("a/report.html"));
        assertThat(Files.readString(folder.resolve("a/report.html"))).isEqualTo(page);
        Ran compared = Ran.command("report", folder.resolve("a"), folder.resolve("b"), "--compare");
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(Files.readString(folder.resolve("b/comparison.html")))
                .contains("only the second is right", "data:image/jpeg;base64,");
        Ran.command(
                "report", folder.resolve("a"), folder.resolve("b"), "--compare", "--out", folder.resolve("compared"));
        assertThat(folder.resolve("compared/comparison.html")).exists();
    }

    @Test
    void pages_do_without_images_where_the_benchmark_is_gone_and_find_it_where_it_is_said_to_be() throws IOException {
        evaluate("a", "--baseline", "random");
        String page = Files.readString(folder.resolve("a/report.html"));
        Path info = folder.resolve("a/run.json");
        Files.writeString(info, Files.readString(info).replaceAll("\"place\": \"[^\"]*\"", "\"place\": \"gone\""));
        Ran bare = Ran.command("report", folder.resolve("a"));
        assertThat(bare.code()).as(bare.err()).isZero();
        assertThat(bare.err()).contains("benchmark 'bench' is not where it was; say where with --benchmark");
        assertThat(Files.readString(folder.resolve("a/report.html"))).doesNotContain("data:image/jpeg");
        Ran found = Ran.command("report", folder.resolve("a"), "--benchmark", made.resolve("bench"));
        assertThat(found.err()).doesNotContain("is not where it was");
        assertThat(Files.readString(folder.resolve("a/report.html"))).isEqualTo(page);
        assertThat(Ran.command("report", folder.resolve("a"), "--benchmark", folder)
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void a_limit_takes_some_questions_of_each_subtask() {
        Ran ran = evaluate("limited", "--baseline", "blind", "--limit", "2");
        assertThat(ran.out()).contains("8 questions from");
        assertThat(ran.code()).isIn(ExitCode.DONE, ExitCode.SOME_SET_ASIDE);
    }

    @Test
    void wrong_usage_is_told() throws IOException {
        assertThat(evaluate("x").code()).isEqualTo(ExitCode.USAGE);
        assertThat(evaluate("x").err()).contains("give one of --model, --endpoint, --answers and --baseline");
        assertThat(evaluate("x", "--baseline", "oracle", "--rescore").code()).isEqualTo(ExitCode.USAGE);
        assertThat(evaluate("x", "--baseline", "human").err()).contains("random, constant, blind or oracle");
        assertThat(Ran.command("report", folder, "--compare").code()).isEqualTo(ExitCode.USAGE);
        Ran none = Ran.command("report", folder);
        assertThat(none.code()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("holds no run");
        assertThat(evaluate("x", "--rescore").err()).contains("holds no run");
        assertThat(evaluate("x", "--answers", folder.resolve("no.jsonl")).err()).contains("no such file");
        Path foreign = Files.writeString(folder.resolve("foreign.jsonl"), "{\"id\":\"x\",\"answer\":\"5\"}\n");
        assertThat(evaluate("x", "--answers", foreign).err()).contains("none of the answers belongs to a question");
        assertThat(Ran.command("evaluate", "--benchmark", folder, "--baseline", "oracle", "--out", folder.resolve("y"))
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void runs_of_two_benchmarks_are_not_compared() {
        Ran built = Ran.command(
                "benchmark",
                "build",
                "--scenes",
                made.resolve("rooms"),
                "--out",
                folder.resolve("bench2"),
                "--count",
                "2",
                "--subtasks",
                "camera-distance");
        assertThat(built.code()).as(built.err()).isZero();
        evaluate("a", "--baseline", "oracle");
        Ran.command(
                "evaluate",
                "--benchmark",
                folder.resolve("bench2"),
                "--baseline",
                "oracle",
                "--out",
                folder.resolve("b"));
        Ran compared = Ran.command("report", folder.resolve("a"), folder.resolve("b"), "--compare");
        assertThat(compared.code()).isEqualTo(ExitCode.FAILED);
        assertThat(compared.err()).contains("runs of two benchmarks cannot be compared");
    }
}
