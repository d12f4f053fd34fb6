package org.multispa.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.json.StrictObject;
import org.multispa.files.AtomicFiles;

/// What stands in a step's folder about it.
///
/// @param fingerprint of the inputs it was begun with; empty if the file is broken
/// @param done whether it has come to its end
/// @param seconds it took, the last time it ran
/// @param setAside whether it set some input aside
/// @param command words after `multispa`, for people
record StepState(String fingerprint, boolean done, double seconds, boolean setAside, List<String> command) {
    private static final String FILE_NAME = "step.json";
    private static final String FORMAT = "multispa-step-1";

    StepState {
        command = List.copyOf(command);
    }

    /// Empty if there is none, or one without a fingerprint if it cannot be read.
    static Optional<StepState> read(Path folder) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve(FILE_NAME));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            StrictObject tree = StrictObject.parse(bytes, 0, bytes.length);
            if (!tree.text("format").equals(FORMAT)) {
                return Optional.of(broken());
            }
            return Optional.of(new StepState(
                    tree.text("fingerprint"),
                    tree.bool("done"),
                    tree.number("seconds"),
                    tree.bool("set_aside"),
                    List.of()));
        } catch (DatasetException e) {
            return Optional.of(broken());
        }
    }

    private static StepState broken() {
        return new StepState("", false, 0, false, List.of());
    }

    void write(Path folder) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("fingerprint", fingerprint);
        tree.put("done", done);
        tree.put("seconds", seconds);
        tree.put("set_aside", setAside);
        tree.put("command", command);
        AtomicFiles.write(folder.resolve(FILE_NAME), PlainTree.pretty(tree));
    }
}
