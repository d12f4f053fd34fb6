package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.cli.experiment.plan.Word;

final class ExecutionTest {
    private static final Step ROOMS = StepFiles.step(StepKind.SCENES, "rooms", "rooms");
    private static final Step DATA = StepFiles.step(StepKind.DATA, "train", "data", "scenes/rooms");
    private static final Step MODEL = StepFiles.step(StepKind.MODEL, "base", "model");
    private static final Step RUN = StepFiles.step(StepKind.RUN, "run", "run", "data/train", "models/base");
    private static final Step EVALUATION = StepFiles.step(StepKind.EVALUATION, "test", "evaluate", "runs/run");
    private static final List<Step> ALL = List.of(ROOMS, DATA, MODEL, RUN, EVALUATION);
    private static final List<String> IDS = ALL.stream().map(Step::id).toList();

    @TempDir
    private Path root;

    private final StringWriter err = new StringWriter();
    private final List<String> heard = new ArrayList<>();

    private Execution execution(List<Step> steps, StepRunner runner) throws IOException {
        return new Execution(
                new Places(root), steps, new Fingerprints("1"), runner, new StepConsole(new PrintWriter(err, true)));
    }

    private StepFiles run(List<Step> steps) throws IOException {
        return run(steps, Map.of(), false);
    }

    private StepFiles run(List<Step> steps, Map<String, Integer> codes, boolean keepGoing) throws IOException {
        StepFiles files = new StepFiles(root);
        files.codes.putAll(codes);
        heard.clear();
        Execution execution = execution(steps, files);
        execution.run("name", keepGoing, (step, now) -> heard.add(step.id() + (now ? " now" : " before")));
        failures = execution.failures();
        setAside = execution.setAside();
        return files;
    }

    private List<String> failures = List.of();
    private boolean setAside;

    private static List<Step> with(Step other) {
        return ALL.stream()
                .map(step -> step.id().equals(other.id()) ? other : step)
                .toList();
    }

    @Test
    void all_steps_run_in_their_order_and_none_a_second_time() throws IOException {
        assertThat(run(ALL).ran).containsExactlyElementsOf(IDS);
        assertThat(heard).hasSize(5).allMatch(one -> one.endsWith(" now"));
        assertThat(run(ALL).ran).isEmpty();
        assertThat(heard).hasSize(5).allMatch(one -> one.endsWith(" before"));
        assertThat(err.toString()).contains("5 steps, 0 done before", "5 steps, 5 done before", "[3/5] models/base");
    }

    @Test
    void a_changed_step_and_what_depends_on_it_are_done_again() throws IOException {
        run(ALL);
        Step changed = StepFiles.step(StepKind.DATA, "train", "more data", "scenes/rooms");
        Files.writeString(root.resolve("data/train/out/old"), "left over");
        assertThat(run(with(changed)).ran).containsExactly("data/train", "runs/run", "evaluations/test");
        assertThat(root.resolve("data/train/out/result")).hasContent("more data");
        assertThat(root.resolve("data/train/out/old")).doesNotExist();
        assertThat(run(with(changed)).ran).isEmpty();
    }

    @Test
    void a_step_more_runs_alone() throws IOException {
        run(ALL.subList(0, 4));
        assertThat(run(ALL).ran).containsExactly("evaluations/test");
    }

    @Test
    void another_version_of_the_program_does_everything_again() throws IOException {
        run(ALL);
        StepFiles files = new StepFiles(root);
        new Execution(new Places(root), ALL, new Fingerprints("2"), files, new StepConsole(new PrintWriter(err, true)))
                .run("name", false, (step, now) -> {});
        assertThat(files.ran).containsExactlyElementsOf(IDS);
    }

    @Test
    void a_step_that_fails_is_named_and_ends_the_run() throws IOException {
        StepFiles files = run(ALL, Map.of("data/train", 1), false);
        assertThat(files.ran).containsExactly("scenes/rooms", "data/train");
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .startsWith(
                                "step data/train (line 3 of the recipe) failed with exit code 1: multispa: it broke")
                        .endsWith(root.resolve("data/train/log.txt").toString()));
        assertThat(heard).containsExactly("scenes/rooms now");
        assertThat(run(ALL).ran).containsExactly("data/train", "models/base", "runs/run", "evaluations/test");
        assertThat(failures).isEmpty();
    }

    @Test
    void what_does_not_need_the_failed_step_is_still_done_if_asked() throws IOException {
        StepFiles files = run(ALL, Map.of("data/train", 1), true);
        assertThat(files.ran).containsExactly("scenes/rooms", "data/train", "models/base");
        assertThat(failures).hasSize(1);
    }

    @Test
    void a_step_that_goes_on_finds_what_it_left_and_another_begins_with_nothing() throws IOException {
        run(ALL, Map.of("models/base", 1), false);
        assertThat(root.resolve("models/base/out/half")).exists();
        run(ALL, Map.of("runs/run", 1), false);
        assertThat(root.resolve("models/base/out/half")).doesNotExist();
        run(ALL);
        assertThat(root.resolve("runs/run/out/half")).exists();
        assertThat(root.resolve("runs/run/log.txt")).content().contains("$ multispa run", "it broke");
    }

    @Test
    void a_step_that_a_kill_ended_goes_on() throws IOException {
        run(ALL.subList(0, 3));
        StepRunner killed = (step, command, log) -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> execution(ALL, killed).run("name", false, (step, now) -> {}))
                .hasMessage("killed");
        assertThat(execution(ALL, killed).standings().values())
                .containsExactly(Standing.DONE, Standing.DONE, Standing.DONE, Standing.BEGUN, Standing.NEW);
        assertThat(run(ALL).ran).containsExactly("runs/run", "evaluations/test");
    }

    @Test
    void a_command_that_says_it_is_done_and_has_made_nothing_is_not_done() throws IOException {
        Execution execution = execution(List.of(ROOMS), (step, command, log) -> {
            log.println("stopped after step 3");
            return 0;
        });
        execution.run("name", false, (step, now) -> heard.add(step.id()));
        assertThat(execution.failures())
                .singleElement()
                .satisfies(one -> assertThat(one).contains("ended before its work was done: stopped after step 3"));
        assertThat(heard).isEmpty();
        assertThat(run(ALL).ran).containsExactlyElementsOf(IDS);
    }

    @Test
    void a_result_that_was_deleted_is_made_again() throws IOException {
        run(ALL);
        Files.delete(root.resolve("models/base/out/result"));
        assertThat(run(ALL).ran).containsExactly("models/base");
    }

    @Test
    void input_that_was_set_aside_is_remembered() throws IOException {
        run(ALL, Map.of("data/train", 3), false);
        assertThat(failures).isEmpty();
        assertThat(setAside).isTrue();
        assertThat(run(ALL).ran).isEmpty();
        assertThat(setAside).isTrue();
    }

    @Test
    void questions_without_a_reply_are_asked_again_the_next_time() throws IOException {
        run(ALL, Map.of("evaluations/test", 3), false);
        assertThat(heard).contains("evaluations/test now");
        assertThat(run(ALL).ran).containsExactly("evaluations/test");
        assertThat(run(ALL).ran).isEmpty();
        assertThat(setAside).isFalse();
    }

    @Test
    void a_folder_that_no_step_has_made_is_left_alone() throws IOException {
        Files.createDirectories(root.resolve("data/train"));
        Path mine = Files.writeString(root.resolve("data/train/mine.txt"), "precious");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(ALL))
                .withMessageContaining("data/train")
                .withMessageContaining("found something else");
        assertThat(mine).hasContent("precious");
    }

    @Test
    void a_broken_record_of_a_step_does_it_again() throws IOException {
        run(ALL);
        for (String broken : List.of("", "{", "[]", "{\"format\":\"x\"}", "{\"format\":\"multispa-step-1\"}")) {
            Files.writeString(root.resolve("scenes/rooms/step.json"), broken);
            assertThat(run(ALL).ran).containsExactly("scenes/rooms");
        }
    }

    @Test
    void files_of_a_step_are_written_before_it_runs() throws IOException {
        Step step = new Step(
                StepKind.RUN,
                "r",
                1,
                List.of(new Word.Text("train"), new Word.Own("config.yaml")),
                "out",
                Map.of("config.yaml", Map.of("model", new Word.Made("models/base", "out")), "list.txt", "a\nb\n"),
                1);
        Step base = new Step(StepKind.MODEL, "base", 1, List.of(), "out", Map.of(), 1);
        List<String> found = new ArrayList<>();
        execution(List.of(base, step), (its, command, log) -> {
                    try {
                        Files.createDirectories(root.resolve(its.id()).resolve("out"));
                        if (its.equals(step)) {
                            found.add(Files.readString(Path.of(command.get(1))));
                            found.add(Files.readString(root.resolve("runs/r/list.txt")));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return 0;
                })
                .run("name", false, (its, now) -> {});
        assertThat(found).hasSize(2);
        assertThat(found.getFirst()).contains("\"model\" : \"../../models/base/out\"");
        assertThat(found.getLast()).isEqualTo("a\nb\n");
    }
}
