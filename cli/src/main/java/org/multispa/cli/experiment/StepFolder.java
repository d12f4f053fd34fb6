package org.multispa.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.multispa.cli.experiment.plan.Places;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;
import org.multispa.files.AtomicFiles;
import org.multispa.files.Folders;

/// The folder of a step: what it was begun with, what it made, its log.
///
/// @param fingerprint of the step's inputs as they are now
record StepFolder(Places places, Step step, String fingerprint) {
    private static final String LOG = "log.txt";

    Path root() {
        return places.folder(step);
    }

    Path log() {
        return root().resolve(LOG);
    }

    /// Whether what the command makes at its end is there.
    boolean hasResult() {
        return Files.exists(root().resolve(step.result()));
    }

    /// How far the step is. An evaluation of which some questions have no reply is not at its end: they are
    /// asked again.
    Standing standing() throws IOException {
        Optional<StepState> state = StepState.read(root());
        if (state.isEmpty()) {
            return Standing.NEW;
        }
        if (!state.get().fingerprint().equals(fingerprint)) {
            return Standing.CHANGED;
        }
        boolean lacksReplies = step.kind() == StepKind.EVALUATION && state.get().setAside();
        return state.get().done() && hasResult() && !lacksReplies ? Standing.DONE : Standing.BEGUN;
    }

    /// Makes the folder ready for the command: what was made of other inputs is deleted, and what the command
    /// cannot go on with.
    ///
    /// @throws IOException if there is something that no step has left
    void begin() throws IOException {
        switch (standing()) {
            case NEW -> {
                if (Files.exists(root()) && !(Files.isDirectory(root()) && Folders.isEmpty(root()))) {
                    throw new IOException(
                            root() + ": expected the folder of this step or nothing, found something else;"
                                    + " choose another --out or move it away");
                }
            }
            case CHANGED -> Folders.delete(root());
            case BEGUN, DONE -> {
                if (!step.kind().continues()) {
                    Folders.delete(places.out(step));
                }
            }
        }
        Files.createDirectories(root());
        new StepState(fingerprint, false, 0, false, places.command(step)).write(root());
        for (Map.Entry<String, Object> document : step.documents().entrySet()) {
            AtomicFiles.write(root().resolve(document.getKey()), places.document(document.getValue()));
        }
    }

    void finish(double seconds, boolean setAside) throws IOException {
        new StepState(fingerprint, true, seconds, setAside, places.command(step)).write(root());
    }
}
