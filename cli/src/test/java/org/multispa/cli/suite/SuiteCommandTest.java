package org.multispa.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.ChatStandIn;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;

final class SuiteCommandTest {
    @TempDir
    private Path folder;

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private Path bench() throws IOException {
        String image = Base64.getEncoder().encodeToString(png());
        StringBuilder table = new StringBuilder("index\tcategory\timage\tquestion\tanswer\n");
        for (int i = 0; i < 8; i++) {
            table.append(i)
                    .append("\trandom\t")
                    .append(image)
                    .append("\tIs it ")
                    .append(i);
            table.append("?\t").append(i < 4 ? "Yes" : "No").append('\n');
        }
        Path bench = Files.createDirectories(folder.resolve("bench"));
        Files.writeString(bench.resolve("POPE.tsv"), table);
        return bench;
    }

    private Path answers(int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"index\": ")
                    .append(i)
                    .append(", \"prediction\": \"")
                    .append(i < 6 ? "Yes" : "No");
            lines.append("\"}\n");
        }
        return Files.writeString(folder.resolve("answers.jsonl"), lines);
    }

    private Ran suite(Object... more) throws IOException {
        Object[] all = new Object[6 + more.length];
        all[0] = "suite";
        all[1] = "pope";
        all[2] = "--from";
        all[3] = bench();
        all[4] = "--out";
        all[5] = folder.resolve("run");
        System.arraycopy(more, 0, all, 6, more.length);
        return Ran.command(all);
    }

    @Test
    void recorded_answers_become_a_report() throws IOException {
        Ran ran = suite("--answers", answers(8));
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out())
                .startsWith("POPE: 8 questions")
                .contains("  F1, mean of the categories: 80.00", "  random: accuracy: 75.00", "report: ")
                .contains("share of yes");
        assertThat(folder.resolve("run/report.md")).content().startsWith("# answers.jsonl on POPE");
        assertThat(folder.resolve("run/report.json")).content().contains("\"multispa-suite-report-1\"");
    }

    @Test
    void questions_without_a_reply_are_told_and_give_exit_code_3() throws IOException {
        Ran ran = suite("--answers", answers(7));
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("1 question without a reply; they count as wrong");
    }

    @Test
    void answers_to_questions_that_are_not_there_are_set_aside() throws IOException {
        Ran ran = suite("--answers", answers(9));
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("set aside: answers.jsonl: 1 replies to questions that are not there");
    }

    @Test
    void stored_answers_are_graded_again() throws IOException {
        Ran first = suite("--answers", answers(8), "--limit", "4");
        assertThat(first.out()).startsWith("POPE: 4 questions");
        String report = Files.readString(folder.resolve("run/report.md"));
        Files.delete(folder.resolve("run/report.md"));
        Ran again = suite("--rescore");
        assertThat(again.code()).as(again.err()).isEqualTo(first.code());
        assertThat(folder.resolve("run/report.md")).content().isEqualTo(report);
    }

    @Test
    void a_model_is_asked_once_and_what_it_took_is_told() throws IOException {
        try (ChatStandIn server = ChatStandIn.start("Yes")) {
            Object[] options = {"--endpoint", server.address(), "--name", "m-1"};
            Ran ran = suite(options);
            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
            assertThat(ran.out()).contains("random: accuracy: 50.00", "8 questions asked: 8,000 tokens in, 80 out");
            assertThat(ran.err()).contains("asking");
            assertThat(server.requests()).hasSize(8).allMatch(request -> request.contains("data:image/"));
            assertThat(folder.resolve("run/report.md")).content().startsWith("# m-1 on POPE");
            assertThat(suite(options).out()).doesNotContain("asked:");
            assertThat(suite("--rescore").out()).contains("random: accuracy: 50.00");
            assertThat(server.requests()).hasSize(8);
        }
    }

    @Test
    void a_server_that_refuses_ends_the_run_and_the_same_command_goes_on() throws IOException {
        try (ChatStandIn server = ChatStandIn.start("Yes")) {
            server.answerWith(401);
            Object[] options = {"--endpoint", server.address(), "--name", "m-1"};
            Ran ran = suite(options);
            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.err()).contains("HTTP 401");
            server.answerWith(200);
            assertThat(suite(options).code()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void a_judge_grades_open_answers() throws IOException {
        Path bench = Files.createDirectories(folder.resolve("vet/images"));
        Files.write(bench.resolve("0.png"), png());
        Files.writeString(folder.resolve("vet/mm-vet.json"), """
                {"v1_0": {"imagename": "0.png", "question": "a?", "answer": "x", "capability": ["ocr"]}}
                """);
        Path answers = Files.writeString(folder.resolve("vet.json"), "{\"v1_0\": \"perhaps x\"}");
        try (ChatStandIn judge = ChatStandIn.start("0.6")) {
            Ran ran = Ran.command(
                    "suite",
                    "mmvet",
                    "--from",
                    folder.resolve("vet"),
                    "--answers",
                    answers,
                    "--judge-endpoint",
                    judge.address(),
                    "--judge-name",
                    "judge-1",
                    "--out",
                    folder.resolve("run"));
            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
            assertThat(ran.out()).contains("60.00");
            assertThat(judge.requests())
                    .singleElement()
                    .asString()
                    .contains("perhaps x", "judge-1")
                    .doesNotContain("image_url");
        }
    }

    @Test
    void wrong_usage_is_told() throws IOException {
        assertThat(suite().code()).isEqualTo(ExitCode.USAGE);
        assertThat(suite().err()).contains("--model", "--endpoint", "--answers", "--rescore", "found none");
        assertThat(suite("--answers", answers(1), "--endpoint", "http://localhost:1/v1", "--name", "m")
                        .err())
                .contains("found two of them");
        assertThat(suite("--answers", answers(1), "--judge-name", "j").err())
                .contains("--judge-endpoint and --judge-name go together");
        assertThat(suite("--rescore", "--judge-name", "j").err()).contains("--rescore takes answers");
        assertThat(suite("--rescore", "--limit", "3").err()).contains("--rescore takes answers and limit");
        Ran unknown = Ran.command("suite", "mmbench", "--from", folder, "--out", folder.resolve("x"));
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("'mmbench'", "blink", "mmvet");
        assertThat(Ran.command("suite").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_folder_without_the_benchmark_fails_with_what_was_expected() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Ran ran = Ran.command(
                "suite", "vsibench", "--from", empty, "--answers", answers(1), "--out", folder.resolve("x"));
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("holds no files of VSI-Bench", "test-00000-of-00001.parquet");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
