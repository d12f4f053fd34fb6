package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.cli.experiment.plan.Word;

/// Experiments of any shape, changed and interrupted anywhere.
final class RandomExperimentTest {
    private static final int ROUNDS = 25;

    @TempDir
    private Path folder;

    /// Steps that join their own word with what they need, so that a wrong order or a stale part shows in the result.
    private static final class Joining implements StepRunner {
        final List<String> ran = new ArrayList<>();
        private final Path root;
        private final Set<String> broken;

        Joining(Path root, Set<String> broken) {
            this.root = root;
            this.broken = broken;
        }

        @Override
        public int run(Step step, List<String> command, PrintWriter log) {
            ran.add(step.id());
            try {
                Path out = Files.createDirectories(root.resolve(step.id()).resolve("out"));
                if (broken.contains(step.id())) {
                    Files.writeString(out.resolve("half"), "x");
                    log.println("it broke");
                    return 1;
                }
                StringBuilder text = new StringBuilder(command.getFirst());
                for (String need : command.subList(1, command.size())) {
                    text.append('(').append(Files.readString(Path.of(need))).append(')');
                }
                Files.writeString(out.resolve("result"), text);
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Each step needs up to two of those before it.
    private static List<Step> experiment(Random random, int size) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<String> needs = new TreeSet<>();
            for (int need = random.nextInt(3); need > 0 && i > 0; need--) {
                needs.add(steps.get(random.nextInt(i)).id());
            }
            StepKind kind = List.of(StepKind.values()).get(random.nextInt(StepKind.values().length));
            steps.add(StepFiles.step(kind, "s" + i, "w" + i, needs.toArray(String[]::new)));
        }
        return steps;
    }

    private static Step reworded(Step step, String word) {
        List<Word> command = new ArrayList<>(step.command());
        command.set(0, new Word.Text(word));
        return new Step(step.kind(), step.name(), step.line(), command, step.result(), step.documents(), step.size());
    }

    private static Set<String> after(List<Step> steps, Set<String> changed) {
        Set<String> after = new HashSet<>(changed);
        for (Step step : steps) {
            if (step.needs().stream().anyMatch(after::contains)) {
                after.add(step.id());
            }
        }
        return after;
    }

    private static Execution execution(Path root, List<Step> steps, StepRunner runner) throws IOException {
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        return new Execution(new Places(root), steps, new Fingerprints("1"), runner, new StepConsole(silent));
    }

    private static List<String> run(Path root, List<Step> steps, Set<String> broken, boolean keepGoing)
            throws IOException {
        Joining runner = new Joining(root, broken);
        execution(root, steps, runner).run("r", keepGoing, (step, now) -> {});
        return runner.ran;
    }

    private static Map<String, String> results(Path root, List<Step> steps) throws IOException {
        Map<String, String> results = new LinkedHashMap<>();
        for (Step step : steps) {
            results.put(step.id(), Files.readString(root.resolve(step.id()).resolve("out/result")));
        }
        return results;
    }

    @Test
    void after_a_change_exactly_what_depends_on_it_runs_and_the_results_are_those_of_a_fresh_run() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            Path root = folder.resolve("changed" + round);
            List<Step> steps = experiment(random, 1 + random.nextInt(9));
            assertThat(run(root, steps, Set.of(), false)).hasSize(steps.size());
            List<Step> changed = new ArrayList<>(steps);
            Set<String> which = new HashSet<>();
            for (int i = 0; i < changed.size(); i++) {
                if (random.nextInt(4) == 0) {
                    changed.set(i, reworded(changed.get(i), "new" + i));
                    which.add(changed.get(i).id());
                }
            }
            assertThat(run(root, changed, Set.of(), false))
                    .as("round " + round)
                    .containsExactlyInAnyOrderElementsOf(after(changed, which));
            Path fresh = folder.resolve("fresh" + round);
            run(fresh, changed, Set.of(), false);
            assertThat(results(root, changed)).as("round " + round).isEqualTo(results(fresh, changed));
        }
    }

    @Test
    void however_often_it_breaks_it_comes_to_the_same_end() throws IOException {
        Random random = new Random(12);
        for (int round = 0; round < ROUNDS; round++) {
            Path root = folder.resolve("broken" + round);
            List<Step> steps = experiment(random, 1 + random.nextInt(9));
            Set<String> done = new HashSet<>();
            for (int attempt = 0; attempt < 6; attempt++) {
                Set<String> broken = new HashSet<>();
                steps.stream().map(Step::id).filter(_ -> random.nextInt(3) == 0).forEach(broken::add);
                List<String> ran = run(root, steps, attempt == 5 ? Set.of() : broken, random.nextBoolean());
                assertThat(ran)
                        .as("round " + round)
                        .doesNotContainAnyElementsOf(done.isEmpty() ? List.of("none") : done);
                ran.stream().filter(id -> attemptSucceeded(root, id)).forEach(done::add);
            }
            assertThat(done).hasSize(steps.size());
            Path fresh = folder.resolve("whole" + round);
            run(fresh, steps, Set.of(), false);
            assertThat(results(root, steps)).as("round " + round).isEqualTo(results(fresh, steps));
        }
    }

    private static boolean attemptSucceeded(Path root, String id) {
        return Files.exists(root.resolve(id).resolve("out/result"));
    }

    @Test
    void steps_that_need_a_broken_one_never_run() throws IOException {
        Random random = new Random(13);
        for (int round = 0; round < ROUNDS; round++) {
            Path root = folder.resolve("kept" + round);
            List<Step> steps = experiment(random, 2 + random.nextInt(8));
            String broken = steps.get(random.nextInt(steps.size())).id();
            Set<String> behind = after(steps, Set.of(broken));
            behind.remove(broken);
            List<String> expected = steps.stream()
                    .map(Step::id)
                    .filter(id -> !behind.contains(id))
                    .toList();
            assertThat(run(root, steps, Set.of(broken), true))
                    .as("round " + round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_folder_that_was_moved_is_still_done() throws IOException {
        Random random = new Random(14);
        List<Step> steps = experiment(random, 8);
        run(folder.resolve("here"), steps, Set.of(), false);
        Files.move(folder.resolve("here"), folder.resolve("there"));
        assertThat(run(folder.resolve("there"), steps, Set.of(), false)).isEmpty();
    }
}
