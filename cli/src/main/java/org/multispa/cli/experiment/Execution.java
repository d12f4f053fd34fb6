package org.multispa.cli.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Step;

/// Carries out steps one after the other: those that are done are left alone, those that were interrupted go
/// on, those whose inputs have changed begin anew. For one use.
final class Execution {
    private final Places places;
    private final List<Step> steps;
    private final StepRunner runner;
    private final StepConsole console;
    private final Map<String, StepFolder> folders = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private boolean setAside;

    /// @param steps each after those it needs
    Execution(Places places, List<Step> steps, Fingerprints fingerprints, StepRunner runner, StepConsole console)
            throws IOException {
        this.places = places;
        this.steps = List.copyOf(steps);
        this.runner = runner;
        this.console = console;
        for (Step step : steps) {
            folders.put(step.id(), new StepFolder(places, step, fingerprints.of(step)));
        }
    }

    /// How far each step is, in their order.
    Map<Step, Standing> standings() throws IOException {
        Map<Step, Standing> standings = new LinkedHashMap<>();
        for (Step step : steps) {
            standings.put(step, folder(step).standing());
        }
        return standings;
    }

    private StepFolder folder(Step step) {
        StepFolder folder = folders.get(step.id());
        if (folder == null) {
            throw new IllegalArgumentException("there is no step " + step.id());
        }
        return folder;
    }

    /// Runs what is not done.
    ///
    /// @param keepGoing whether steps that need no failed one are still run
    /// @param after told of every step that is done, also of those that were before
    /// @throws IOException if the experiment's folder cannot be read or written
    void run(String name, boolean keepGoing, After after) throws IOException {
        Map<Step, Standing> standings = standings();
        for (Map.Entry<Step, Standing> one : standings.entrySet()) {
            if (one.getValue() == Standing.DONE) {
                StepState state = StepState.read(folder(one.getKey()).root()).orElseThrow();
                console.left().learn(one.getKey(), state.seconds());
                setAside |= state.setAside();
                done.add(one.getKey().id());
            }
        }
        console.begin(name, steps.size(), done.size());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean before = done.contains(step.id());
            if (!before && done.containsAll(step.needs()) && (failures.isEmpty() || keepGoing)) {
                run(step, i + 1);
            }
            if (done.contains(step.id())) {
                after.done(step, !before);
            }
        }
    }

    private void run(Step step, int number) throws IOException {
        StepFolder folder = folder(step);
        folder.begin();
        long start = System.nanoTime();
        int code;
        String last;
        CountDownLatch closed = new CountDownLatch(1);
        try (StepLog log = StepLog.open(folder.log())) {
            List<String> command = places.command(step);
            log.write("$ multispa " + String.join(" ", command) + "\n");
            List<Step> remaining = remaining(step);
            try (ExecutorService watch = Executors.newVirtualThreadPerTaskExecutor()) {
                watch.execute(() -> console.watch(number, remaining, log, closed));
                try {
                    code = runner.run(step, command, log.printer());
                } finally {
                    closed.countDown();
                }
            }
            last = log.last();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        boolean isDone = (code == ExitCode.DONE || code == ExitCode.SOME_SET_ASIDE) && folder.hasResult();
        if (isDone) {
            boolean some = code == ExitCode.SOME_SET_ASIDE;
            folder.finish(seconds, some);
            setAside |= some;
            done.add(step.id());
            console.left().learn(step, seconds);
            console.done(
                    number,
                    remaining(step),
                    "done in " + TimeLeft.clock(seconds)
                            + (some ? "; some input was set aside, see " + folder.log() : ""));
        } else {
            String failure = "step " + step.id() + " (line " + step.line() + " of the recipe) "
                    + (code == ExitCode.DONE || code == ExitCode.SOME_SET_ASIDE
                            ? "ended before its work was done"
                            : "failed with exit code " + code)
                    + ": " + last + "; all it said: " + folder.log();
            failures.add(failure);
            console.say(failure);
        }
    }

    private List<Step> remaining(Step from) {
        return steps.subList(steps.indexOf(from), steps.size()).stream()
                .filter(step -> !done.contains(step.id()))
                .toList();
    }

    /// Each failed step with the reason.
    List<String> failures() {
        return List.copyOf(failures);
    }

    /// Whether any step set some of its input aside.
    boolean setAside() {
        return setAside;
    }

    /// Hears of steps that are done.
    @FunctionalInterface
    interface After {
        /// @param now whether it has been run just now
        void done(Step step, boolean now) throws IOException;
    }
}
