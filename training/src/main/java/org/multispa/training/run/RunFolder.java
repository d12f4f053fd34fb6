package org.multispa.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multispa.files.AtomicFiles;
import org.multispa.files.Folders;

/// Where a run lies on disk:
///
/// - `config.yaml`: the configuration as it was given; `run.json`: versions, data and machine;
/// - `metrics.jsonl`, `evaluations.jsonl`, `events.out.tfevents…`, `loss.svg`: how it went;
/// - `set-aside.jsonl`: samples that could not be used;
/// - `checkpoints/step-00000500`: to go on from;
/// - `adapter`: what was trained, once it is done; `model`: the same as a full checkpoint where the whole
/// language model
///   was trained.
final class RunFolder {
    private static final Pattern STEP = Pattern.compile("step-(\\d{8,18})");

    private final Path root;

    RunFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path adapter() {
        return root.resolve("adapter");
    }

    Path model() {
        return root.resolve("model");
    }

    Path indexes() {
        return root.resolve("indexes");
    }

    Path curve() {
        return root.resolve("loss.svg");
    }

    private Path config() {
        return root.resolve("config.yaml");
    }

    private Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path checkpoint(long step) {
        return checkpoints().resolve("step-%08d".formatted(step));
    }

    /// Begins a run, or goes on with one.
    ///
    /// @throws IOException if there is a run that is not to be gone on with, none to go on with, or one with
    ///     another configuration
    void begin(byte[] configuration, boolean resume) throws IOException {
        boolean there = Files.exists(config());
        if (there && !resume) {
            throw new IOException(root + ": holds a run already; go on with it by --resume, or choose another output");
        }
        if (there && !Arrays.equals(Files.readAllBytes(config()), configuration)) {
            throw new IOException(config() + ": the run was begun with another configuration than the one given; give"
                    + " that one to go on, or choose another output");
        }
        if (!there) {
            if (Files.exists(root) && !Folders.isEmpty(root)) {
                throw new IOException(root + ": expected a new or empty folder, or that of a run");
            }
            Files.createDirectories(checkpoints());
            AtomicFiles.write(config(), configuration);
        }
    }

    /// The checkpoint that came last.
    Optional<Path> lastCheckpoint() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Deletes all but the newest checkpoints.
    void keepNewest(int count) throws IOException {
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - count))) {
            Folders.delete(old);
        }
    }

    /// In the order of their steps.
    private List<Path> all() throws IOException {
        if (!Files.isDirectory(checkpoints())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(checkpoints())) {
            return entries.filter(path -> step(path).isPresent())
                    .sorted((a, b) -> Long.compare(step(a).orElseThrow(), step(b).orElseThrow()))
                    .toList();
        }
    }

    private static Optional<Long> step(Path checkpoint) {
        Matcher name = STEP.matcher(checkpoint.getFileName().toString());
        return name.matches() ? Optional.of(Long.parseLong(name.group(1))) : Optional.empty();
    }
}
