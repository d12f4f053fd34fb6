package org.multispa.engine.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.engine.census.Census;
import org.multispa.engine.census.SelectionPlan;
import org.multispa.engine.parallel.Parallel;
import org.multispa.engine.samples.SampleMaker;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;

/// Makes a data set from scenes: survey, selection, emission, assembly (see the package's page). The bytes of the
/// output depend on the scenes, the settings, the wording and the splits, and on nothing else.
public final class Generator {
    /// Version of the program, part of every manifest.
    public static final String VERSION = "0.1.0";

    private final GenerateRequest request;
    private final Progress progress;
    private final List<SceneLocation> scenes;
    private final AtomicReference<String> firstRefusal = new AtomicReference<>("");

    private Generator(GenerateRequest request, List<SceneLocation> scenes, Progress progress) {
        this.request = request;
        this.scenes = scenes;
        this.progress = progress;
    }

    /// Runs, or continues, the request. A folder that holds the finished result already is left as it is.
    ///
    /// @throws GenerateException if the folder holds something else, a scene name stands for two scenes, no
    ///     scene can be used, or `failFast` is set and one cannot
    /// @throws IOException if the disk refuses
    public static GenerateResult run(GenerateRequest request, Progress progress) throws IOException, GenerateException {
        requireWords(request);
        SortedMap<String, SceneLocation> scenes = new TreeMap<>();
        for (SceneLocation location : request.scenes()) {
            SceneLocation other = scenes.putIfAbsent(location.id().name(), location);
            if (other != null
                    && !other.path().toRealPath().equals(location.path().toRealPath())) {
                throw new GenerateException(
                        "two scenes are named " + location.id().name() + ": " + other.path() + " and " + location.path()
                                + "; rename one of the folders");
            }
        }
        return new Generator(request, List.copyOf(scenes.values()), progress).run();
    }

    private static void requireWords(GenerateRequest request) throws GenerateException {
        for (Subtask subtask : request.settings().subtasks()) {
            if (request.settings().ask().sequences() > 0
                    && WordingPacks.hasSequence(subtask)
                    && request.packs().findSequence(subtask).isEmpty()) {
                throw new GenerateException("the wording pack of " + subtask.id() + " has no section sequence, so no"
                        + " question over more than two images can be worded; add one, or ask for no sequences");
            }
        }
    }

    private GenerateResult run() throws IOException, GenerateException {
        String fingerprint = Fingerprint.of(request, scenes);
        Path finished = request.out().resolve(Manifest.FILE_NAME);
        if (Files.exists(finished)) {
            Manifest manifest = ManifestJson.decode(Files.readString(finished));
            if (fingerprint.equals(manifest.configuration().get(Configuration.FINGERPRINT))) {
                WorkFolder.open(request.out(), fingerprint).delete();
                return new GenerateResult(manifest, true);
            }
            throw new GenerateException(request.out() + " holds a data set made with other settings or scenes; choose"
                    + " another --out or delete the folder");
        }
        WorkFolder work = WorkFolder.open(request.out(), fingerprint);
        try {
            Manifest made = make(work, fingerprint);
            work.delete();
            return new GenerateResult(made, false);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Manifest make(WorkFolder work, String fingerprint) throws IOException, GenerateException {
        int sideBySide = Math.min(request.threads(), scenes.size());
        int within = Math.max(1, request.threads() / Math.max(1, sideBySide));

        progress.stage("survey", scenes.size());
        Survey survey = new Survey(request.settings(), work, within);
        List<Boolean> usable = Parallel.map(scenes.size(), sideBySide, i -> survey(survey, scenes.get(i)));
        List<SceneLocation> used = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            if (usable.get(i)) {
                used.add(scenes.get(i));
            }
        }
        String refusal = firstRefusal.get();
        if (used.isEmpty() || (request.failFast() && !refusal.isEmpty())) {
            work.forgetRefusals(names(scenes));
            throw new GenerateException(failure(used.isEmpty(), refusal));
        }

        SelectionPlan plan = SelectionPlan.of(
                request.settings().counts(),
                names(used),
                scene -> work.census(scene).orElseThrow());

        progress.stage("write", plan.taken());
        GenerateSettings settings = request.settings();
        SampleMaker samples = new SampleMaker(request.packs(), request.splits(), settings.images(), settings.form());
        Emission emission = new Emission(settings, plan, samples, work, within, progress);
        Parallel.map(used.size(), sideBySide, i -> emit(emission, used.get(i)));

        return new Assembly(request, plan, work, fingerprint).assemble(names(scenes), progress);
    }

    private static List<String> names(List<SceneLocation> locations) {
        return locations.stream().map(location -> location.id().name()).toList();
    }

    private String failure(boolean noneIsUsable, String refusal) {
        if (scenes.isEmpty()) {
            return "no scene was given";
        }
        return noneIsUsable && !request.failFast()
                ? "none of the " + scenes.size() + " scenes can be used; the first: " + refusal
                : refusal;
    }

    private boolean survey(Survey survey, SceneLocation scene) {
        if (request.failFast() && !firstRefusal.get().isEmpty()) {
            return false;
        }
        try {
            Census census = survey.take(scene);
            if (census.isRefused()) {
                firstRefusal.compareAndSet("", census.refusal());
            }
            progress.advance(1);
            return !census.isRefused();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean emit(Emission emission, SceneLocation scene) {
        try {
            emission.emit(scene);
            return true;
        } catch (SceneException e) {
            throw new UncheckedIOException(new IOException(
                    "scene " + scene.id().name() + " could be read before and cannot now: " + e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
