package org.multispa.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.generate.GenerateRequest;
import org.multispa.engine.generate.GenerateResult;
import org.multispa.engine.generate.GenerateSettings;
import org.multispa.engine.generate.Generator;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.samples.SampleForm;
import org.multispa.engine.samples.SplitRule;
import org.multispa.engine.subtasks.AskSettings;
import org.multispa.engine.subtasks.QuestionFamilies;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.synthetic.Capture;
import org.multispa.scenes.synthetic.Layout;
import org.multispa.scenes.synthetic.MakeOptions;
import org.multispa.scenes.synthetic.SceneMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa demo`.
@Command(
        name = "demo",
        description = "Make a few synthetic rooms, generate every subtask from them, and tell where to look.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa demo --out demo-out")
final class DemoCommand implements Callable<Integer> {
    private static final int ROOMS = 6;
    private static final int FRAMES = 40;
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
        Path data = out.resolve("data");
        GenerateResult result;
        try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
            progress.stage("rooms", ROOMS);
            MakeOptions make =
                    new MakeOptions(ROOMS, SEED, Layout.SCANNET, 0, threads.count(), Capture.ofFrames(FRAMES));
            SceneMaker.make(make, rooms, made -> progress.advance(1));
            GenerateSettings settings = new GenerateSettings(
                    GenerateSettings.each(QuestionFamilies.supported(), COUNT),
                    SampleForm.TRAINING,
                    SEED,
                    Profile.STRICT,
                    AskSettings.DEFAULT,
                    LoadOptions.DEFAULT,
                    ImagesMode.DRAWN,
                    SHARD_SIZE);
            result = Generator.run(
                    new GenerateRequest(
                            Scenes.find(rooms),
                            data,
                            settings,
                            WordingPacks.standard(),
                            SplitRule.ALL_TRAIN,
                            threads.count(),
                            false),
                    progress);
        }
        Path page = out.resolve("look.html");
        DemoPage.write(data, page);
        PrintWriter console = spec.commandLine().getOut();
        int code = Summary.print(result, data, console);
        console.println();
        console.println("Look at it:");
        console.println("  " + page + "   open in a browser: questions, images and answers of every subtask");
        console.println("  " + data.resolve("train") + "    the same as JSON lines");
        console.println("  multispa stats " + data + "   the balance asked and achieved");
        console.println("Then your own scans: multispa scenes check PATH, multispa generate --scenes PATH --out DIR");
        return code;
    }
}
