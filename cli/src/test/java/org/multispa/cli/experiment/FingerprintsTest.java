package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.cli.experiment.plan.Word;

final class FingerprintsTest {
    @TempDir
    private Path folder;

    private static Step step(Object document, Word... command) {
        return new Step(StepKind.RUN, "r", 1, List.of(command), "out", Map.of("config.yaml", document), 1);
    }

    private static String of(Step step) throws IOException {
        return new Fingerprints("1").of(step);
    }

    @Test
    void equal_inputs_have_equal_fingerprints() throws IOException {
        Step step = step(Map.of("a", 1L), new Word.Text("x"), new Word.Own("config.yaml"));
        assertThat(of(step)).isEqualTo(of(step)).matches("[0-9a-f]{64}");
        Step elsewhere = new Step(StepKind.RUN, "other", 9, step.command(), "out", step.documents(), 7);
        assertThat(of(elsewhere)).isEqualTo(of(step));
    }

    @Test
    void whatever_a_command_reads_changes_it() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "one");
        Path other = Files.createDirectories(folder.resolve("d/e")).getParent();
        assertThat(other).isNotNull();
        Files.writeString(other.resolve("e/g"), "x");
        List<Step> steps = List.of(
                step(Map.of("a", 1L)),
                step(Map.of("a", 2L)),
                step(Map.of("a", 1.0)),
                step(Map.of("a", "1")),
                step(Map.of("a", List.of(1L))),
                step(Map.of("b", 1L)),
                step("a"),
                step("a", new Word.Text("a")),
                step("a", new Word.Own("a")),
                step("a", new Word.Given(file)),
                step("a", new Word.Given(other)),
                step(Map.of("a", new Word.Given(file))));
        List<String> before = new ArrayList<>();
        for (Step step : steps) {
            before.add(of(step));
        }
        assertThat(before).doesNotHaveDuplicates();
        Files.writeString(file, "two");
        assertThat(of(steps.get(9))).isNotEqualTo(before.get(9));
        assertThat(of(steps.get(11))).isNotEqualTo(before.get(11));
        assertThat(of(steps.get(10))).isEqualTo(before.get(10));
        Files.writeString(other.resolve("e/g"), "y");
        assertThat(of(steps.get(10))).isNotEqualTo(before.get(10));
        Files.writeString(other.resolve("e/g"), "x");
        assertThat(of(steps.get(10))).isEqualTo(before.get(10));
        Files.writeString(other.resolve("new"), "");
        assertThat(of(steps.get(10))).isNotEqualTo(before.get(10));
    }

    @Test
    void where_a_small_input_lies_does_not_matter() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "same");
        Path two = Files.writeString(folder.resolve("two"), "same");
        assertThat(of(step("a", new Word.Given(one)))).isEqualTo(of(step("a", new Word.Given(two))));
    }

    @Test
    void the_steps_before_are_in_it() throws IOException {
        Step need = StepFiles.step(StepKind.DATA, "d", "one");
        Step changed = StepFiles.step(StepKind.DATA, "d", "two");
        Step after = StepFiles.step(StepKind.RUN, "r", "run", "data/d");
        Fingerprints first = new Fingerprints("1");
        first.of(need);
        Fingerprints second = new Fingerprints("1");
        second.of(changed);
        assertThat(first.of(after)).isNotEqualTo(second.of(after));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fingerprints("1").of(after))
                .withMessage("step data/d comes before runs/r");
    }

    @Test
    void what_is_not_there_is_named() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> of(step("a", new Word.Given(folder.resolve("gone")))))
                .withMessageContaining("gone");
    }
}
