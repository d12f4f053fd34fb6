package org.multispa.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;

final class SuiteCommandTest {
    @TempDir
    private Path folder;

    private Path bench() throws IOException {
        String image = Base64.getEncoder().encodeToString(new byte[90]);
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
    void wrong_usage_is_told() throws IOException {
        assertThat(suite().code()).isEqualTo(ExitCode.USAGE);
        assertThat(suite().err()).contains("--answers", "--rescore");
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
