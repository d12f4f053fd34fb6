package org.multispa.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.split.SplitFile;
import org.multispa.engine.generate.GenerateRequest;
import org.multispa.engine.generate.GenerateResult;
import org.multispa.engine.generate.GenerateSettings;
import org.multispa.engine.generate.Generator;
import org.multispa.engine.samples.SplitRule;
import org.multispa.engine.subtasks.AskSettings;
import org.multispa.engine.subtasks.QuestionFamilies;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa generate`.
@Command(
        name = "generate",
        description = {
            "Make question-answer data from scenes.",
            "A run that was interrupted is continued by the same command; the result is the same to the byte."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa generate --scenes scannet/ --out data/ --every 5",
            "  multispa generate --scenes a/ b/ --out data/ --subtasks camera-yaw-angle,object-height --count 5000",
            "  multispa generate --scenes scannet/ --out data/ --images lazy --split val-scenes.txt"
        })
final class GenerateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--scenes",
            paramLabel = "PATH…",
            hideParamSyntax = true,
            arity = "1..*",
            required = true,
            description = "Scenes, or folders that hold them, in any known format.")
    List<Path> paths = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the data set.")
    Path out = Path.of("data");

    @Option(
            names = "--subtasks",
            paramLabel = "all|a,b,…",
            hideParamSyntax = true,
            split = ",",
            defaultValue = "all",
            description = "Subtasks to make (default: ${DEFAULT-VALUE}).")
    List<String> subtasks = List.of("all");

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Samples asked for each subtask (default: ${DEFAULT-VALUE}).")
    long count = 1000;

    @Option(
            names = "--profile",
            paramLabel = "strict|paper",
            defaultValue = "strict",
            description = "strict keeps ambiguous questions out, paper follows the published rules (${DEFAULT-VALUE}).")
    String profile = "strict";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Seed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--images",
            paramLabel = "drawn|lazy|none",
            defaultValue = "drawn",
            description = {
                "drawn: images with their marks drawn; lazy: frames once, marks kept in the record;",
                "none: no image is written (default: ${DEFAULT-VALUE})."
            })
    ImagesMode images = ImagesMode.DRAWN;

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "Which scene families are held out (docs/datasets.md); without it all is 'train'.")
    @Nullable
    Path split;

    @Option(
            names = "--distractors",
            paramLabel = "random|near|same-object|mixed",
            defaultValue = "mixed",
            converter = DistractorsConverter.class,
            description = "Wrong options of correspondence questions (default: ${DEFAULT-VALUE}).")
    AskSettings.Distractors distractors = AskSettings.Distractors.MIXED;

    @Option(
            names = "--near-radius",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Farthest near distractor, as a share of the image width (default: ${DEFAULT-VALUE}).")
    double nearRadius = 0.2;

    @Option(
            names = "--object-frames",
            paramLabel = "K",
            defaultValue = "2",
            description = "Frames of an object question, 1 to 6 (default: ${DEFAULT-VALUE}).")
    int objectFrames = 2;

    @Option(
            names = "--points-per-frame",
            paramLabel = "N",
            defaultValue = "64",
            description = "Points of each frame considered for depth questions (default: ${DEFAULT-VALUE}).")
    int pointsPerFrame = 64;

    @Option(
            names = "--points-per-pair",
            paramLabel = "N",
            defaultValue = "4",
            description = "Points of each frame pair considered for correspondence (default: ${DEFAULT-VALUE}).")
    int pointsPerPair = 4;

    @Option(
            names = "--wording",
            paramLabel = "PATH",
            description = "A wording pack, or a folder of them, in place of the built-in ones (docs/wording.md).")
    @Nullable
    Path wording;

    @Option(
            names = "--shard-size",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Most samples of one file (default: ${DEFAULT-VALUE}).")
    int shardSize = 50_000;

    @Option(names = "--fail-fast", description = "Stop at the first scene that cannot be used.")
    boolean failFast;

    @Mixin
    SceneOptions scenes = new SceneOptions();

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        GenerateSettings settings = settings();
        int threadCount = threads.count();
        List<SceneLocation> locations = locations();
        GenerateRequest request = new GenerateRequest(
                locations,
                out,
                settings,
                wording == null ? WordingPacks.standard() : WordingPacks.read(wording),
                splits(locations),
                threadCount,
                failFast);
        GenerateResult result;
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            result = Generator.run(request, progress);
        }
        return Summary.print(result, out, spec.commandLine().getOut());
    }

    private SplitRule splits(List<SceneLocation> locations) throws IOException {
        if (split == null) {
            return SplitRule.ALL_TRAIN;
        }
        Map<String, String> families = new TreeMap<>();
        for (SceneLocation location : locations) {
            families.put(location.id().name(), location.id().family());
        }
        SplitFile.Assignment assignment = SplitFile.read(split).assign(families);
        if (!assignment.unused().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("multispa: " + split + " names scenes that are not among the given ones: "
                            + String.join(", ", assignment.unused()));
        }
        return (scene, family) -> assignment.splitOf(family);
    }

    private GenerateSettings settings() throws IOException {
        if (count < 1 || shardSize < 1) {
            throw new UsageException("--count and --shard-size must be positive");
        }
        try {
            AskSettings ask = new AskSettings(pointsPerFrame, pointsPerPair, distractors, nearRadius, objectFrames);
            return new GenerateSettings(
                    wanted(), count, seed, Profiles.named(profile), ask, scenes.loadOptions(), images, shardSize);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Set<Subtask> wanted() {
        Set<Subtask> supported = QuestionFamilies.supported();
        if (subtasks.equals(List.of("all"))) {
            return supported;
        }
        Set<Subtask> wanted = EnumSet.noneOf(Subtask.class);
        for (String id : subtasks) {
            wanted.add(Subtask.byId(id.strip())
                    .filter(supported::contains)
                    .orElseThrow(() -> new UsageException("--subtasks: no subtask '" + id + "'; known are "
                            + Arrays.stream(Subtask.values())
                                    .filter(supported::contains)
                                    .map(Subtask::id)
                                    .collect(Collectors.joining(", ")))));
        }
        return wanted;
    }

    private List<SceneLocation> locations() throws IOException {
        List<SceneLocation> found = new ArrayList<>();
        for (Path path : paths) {
            List<SceneLocation> here = Scenes.find(path);
            if (here.isEmpty()) {
                throw new UsageException(
                        path + ": no scene in a known format there (docs/formats.md lists the formats)");
            }
            found.addAll(here);
        }
        return scenes.chosen(found, spec.commandLine().getErr());
    }
}
