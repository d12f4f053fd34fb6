package org.multispa.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.Summary;
import org.multispa.cli.options.ThreadOption;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.AuditSettings;
import org.multispa.dataset.audit.DatasetAudit;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.generate.GenerateRequest;
import org.multispa.engine.generate.GenerateResult;
import org.multispa.engine.generate.GenerateSettings;
import org.multispa.engine.generate.Generator;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.samples.SampleForm;
import org.multispa.engine.samples.SplitRule;
import org.multispa.engine.verify.Verifier;
import org.multispa.engine.verify.VerifyRequest;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.files.AtomicFiles;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.synthetic.Capture;
import org.multispa.scenes.synthetic.Layout;
import org.multispa.scenes.synthetic.MakeOptions;
import org.multispa.scenes.synthetic.SceneMaker;
import org.multispa.scenes.synthetic.moving.Filming;
import org.multispa.scenes.synthetic.moving.MovingOptions;
import org.multispa.scenes.synthetic.moving.MovingSceneMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa demo`.
@Command(
        name = "demo",
        description = "Make a few synthetic rooms and clips, generate all 26 subtasks from them, verify every answer,"
                + " audit the data for shortcuts, and tell where to look.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa demo --out demo-out")
public final class DemoCommand implements Callable<Integer> {
    private static final int ROOMS = 6;
    private static final int FRAMES = 40;
    private static final int ACTIONS = 2;
    private static final int CAMERAS = 2;
    private static final int CLIP_FRAMES = 24;
    private static final int TRACKS = 256;
    private static final int COUNT = 60;
    private static final long SEED = 1;
    private static final int SHARD_SIZE = 10_000;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "demo-out",
            description = "Folder to work in (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("demo-out");

    @Mixin
    ThreadOption threads = new ThreadOption();

    @Override
    public Integer call() throws Exception {
        Path rooms = out.resolve("rooms");
        Path clips = out.resolve("clips");
        Path data = out.resolve("data");
        PrintWriter err = spec.commandLine().getErr();
        GenerateResult result;
        VerifyReport verified;
        try (ProgressBar progress = ProgressBar.on(err)) {
            makeScenes(rooms, clips, progress);
            List<SceneLocation> scenes = Stream.concat(Scenes.find(rooms).stream(), Scenes.find(clips).stream())
                    .toList();
            result = Generator.run(
                    new GenerateRequest(
                            scenes,
                            data,
                            settings(),
                            WordingPacks.standard(),
                            SplitRule.ALL_TRAIN,
                            threads.count(),
                            false),
                    progress);
            verified = Verifier.run(new VerifyRequest(data, scenes, Long.MAX_VALUE, true, threads.count()), progress);
        }
        Path page = out.resolve("look.html");
        DemoPage.write(data, page);
        Path audit = out.resolve("audit.html");
        AtomicFiles.write(
                audit,
                DatasetAudit.of(DatasetReader.open(data), AuditSettings.DEFAULT).html("Audit of the demo"));
        PrintWriter console = spec.commandLine().getOut();
        int code = Summary.print(result, data, console);
        console.println("Every answer computed a second time by other code: " + verified.summary());
        console.println();
        console.println("Look at it:");
        show(page.toString(), "open in a browser: questions, images and answers of every subtask", console);
        show(audit.toString(), "how far a model gets without looking at the images", console);
        show(data.resolve("train").toString(), "the same as JSON lines", console);
        show("multispa stats " + data, "the balance asked and achieved", console);
        console.println("Then your own scans: multispa scenes check PATH, multispa generate --scenes PATH --out DIR");
        return verified.isClean() ? code : ExitCode.FAILED;
    }

    private static void show(String what, String why, PrintWriter console) {
        console.printf(Locale.ROOT, "  %-36s %s%n", what, why);
    }

    private void makeScenes(Path rooms, Path clips, ProgressBar progress) throws IOException {
        progress.stage("rooms", ROOMS);
        MakeOptions make = new MakeOptions(ROOMS, SEED, Layout.SCANNET, 0, threads.count(), Capture.ofFrames(FRAMES));
        SceneMaker.make(make, rooms, made -> progress.advance(1));
        progress.stage("clips", ACTIONS + (long) ACTIONS * CAMERAS);
        MovingOptions moving = new MovingOptions(
                ACTIONS,
                SEED,
                Set.of(TrackSubset.ADT, TrackSubset.PSTUDIO),
                Layout.TAPVID3D,
                0,
                threads.count(),
                new Filming(CLIP_FRAMES, TRACKS, CAMERAS, Optional.empty()));
        MovingSceneMaker.make(moving, clips, made -> progress.advance(1));
    }

    private static GenerateSettings settings() {
        return new GenerateSettings(
                GenerateSettings.each(EnumSet.copyOf(Subtask.benchmark()), COUNT),
                SampleForm.TRAINING,
                SEED,
                Profile.STRICT,
                AskSettings.DEFAULT,
                LoadOptions.DEFAULT,
                ImagesMode.DRAWN,
                SHARD_SIZE);
    }
}
