package org.multispa.engine.testscenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.generate.GenerateException;
import org.multispa.engine.generate.GenerateRequest;
import org.multispa.engine.generate.GenerateResult;
import org.multispa.engine.generate.GenerateSettings;
import org.multispa.engine.generate.Generator;
import org.multispa.engine.generate.Progress;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.samples.SampleForm;
import org.multispa.engine.samples.SplitRule;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneLocation;

/// One run of the generator, put together step by step; every `with` gives a changed copy.
public record Requests(
        List<SceneLocation> scenes,
        Set<Subtask> subtasks,
        long count,
        long seed,
        Profile profile,
        AskSettings ask,
        ImagesMode images,
        int threads,
        boolean failFast) {
    /// More than any scene of a test can give.
    public static final long ALL = 1_000_000;

    private static final int SHARD_SIZE = 40;

    /// All subtasks, 20 of each, few points, strict, images drawn, two threads.
    public static Requests of(List<SceneLocation> scenes) {
        return new Requests(
                scenes,
                EnumSet.copyOf(Subtask.staticOnes()),
                20,
                7,
                Profile.STRICT,
                new AskSettings(8, 2, AskSettings.Distractors.MIXED, 0.2, 2),
                ImagesMode.DRAWN,
                2,
                false);
    }

    public Requests withScenes(List<SceneLocation> others) {
        return new Requests(others, subtasks, count, seed, profile, ask, images, threads, failFast);
    }

    public Requests withSubtasks(Set<Subtask> others) {
        return new Requests(scenes, others, count, seed, profile, ask, images, threads, failFast);
    }

    public Requests withCount(long other) {
        return new Requests(scenes, subtasks, other, seed, profile, ask, images, threads, failFast);
    }

    public Requests withSeed(long other) {
        return new Requests(scenes, subtasks, count, other, profile, ask, images, threads, failFast);
    }

    public Requests withProfile(Profile other) {
        return new Requests(scenes, subtasks, count, seed, other, ask, images, threads, failFast);
    }

    public Requests withAsk(AskSettings other) {
        return new Requests(scenes, subtasks, count, seed, profile, other, images, threads, failFast);
    }

    public Requests withImages(ImagesMode other) {
        return new Requests(scenes, subtasks, count, seed, profile, ask, other, threads, failFast);
    }

    public Requests withThreads(int other) {
        return new Requests(scenes, subtasks, count, seed, profile, ask, images, other, failFast);
    }

    public Requests failingFast() {
        return new Requests(scenes, subtasks, count, seed, profile, ask, images, threads, true);
    }

    public GenerateRequest into(Path out) throws IOException {
        GenerateSettings settings = new GenerateSettings(
                GenerateSettings.each(subtasks, count),
                SampleForm.TRAINING,
                seed,
                profile,
                ask,
                LoadOptions.DEFAULT,
                images,
                SHARD_SIZE);
        return new GenerateRequest(
                scenes, out, settings, WordingPacks.standard(), SplitRule.ALL_TRAIN, threads, failFast);
    }

    public GenerateResult run(Path out) throws IOException, GenerateException {
        return Generator.run(into(out), Progress.SILENT);
    }

    /// Runs and reads back what was written.
    public List<Sample> samples(Path out) throws IOException, GenerateException {
        run(out);
        return DatasetReader.open(out).samples().toList();
    }
}
