package org.multispa.cli.reward;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.UsageException;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.reward.Annotator;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.FrameReward;
import org.multispa.evaluation.reward.RewardSettings;
import org.multispa.evaluation.reward.RewardState;
import org.multispa.evaluation.reward.ask.AskSettings;
import org.multispa.evaluation.reward.ask.ClipAsker;
import org.multispa.evaluation.reward.ask.Respondent;
import org.multispa.evaluation.reward.ask.Tolerance.Reason;
import org.multispa.evaluation.reward.clip.FrameFolder;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.evaluation.reward.files.LeRobotDataset;
import org.multispa.evaluation.reward.files.RewardFile;
import org.multispa.scenes.SceneException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa reward`.
@Command(
        name = "reward",
        description = {
            "Rewards for robots: ask how far something has moved since the first frame of a video, frame by frame, in"
                    + " several ways, and write displacement and progress.",
            "Every reply is kept beside --out as it arrives; a run that ended early goes on with the same command."
        },
        mixinStandardHelpOptions = true,
        subcommands = RewardScoreCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa reward --frames video/ --point 310,222 --goal-mm 300 --model tuned/ --out reward.jsonl",
            "  multispa reward --frames video/ --label cup --endpoint http://localhost:8000/v1 --name m "
                    + "--out cup.jsonl --lerobot cup/",
            "  multispa reward --frames clips/adt/clip.npz --track 12 --baseline oracle --out reward.jsonl",
            "  multispa reward score --tracks clips/ --baseline still --out scores/"
        })
public final class RewardCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--frames",
            paramLabel = "PATH",
            description = "The video: a folder of images in the order of their names, an .npz of TAPVid-3D, or a"
                    + " tracked video's folder with scene.json.")
    @Nullable
    Path frames;

    @Mixin
    TargetOptions target = new TargetOptions();

    @Mixin
    RespondentOptions respondents = new RespondentOptions();

    @Mixin
    AskOptions asking = new AskOptions();

    @Option(
            names = "--camera",
            paramLabel = "fixed|moving",
            hideParamSyntax = true,
            converter = Camera.Kinds.class,
            description = "Whether the camera moves (default: what a tracked video says, else fixed).")
    @Nullable
    Camera camera;

    @Mixin
    SeriesOptions series = new SeriesOptions();

    @Option(names = "--out", paramLabel = "FILE.jsonl", description = "The rewards, one line a frame.")
    @Nullable
    Path out;

    @Mixin
    LeRobotOptions robot = new LeRobotOptions();

    @Override
    public Integer call() throws Exception {
        if (frames == null || out == null) {
            throw new UsageException("Missing required options: --frames=PATH and --out=FILE.jsonl");
        }
        target.requireOne();
        RewardSettings settings = series.settings();
        robot.requireFree();
        try (Respondents open = respondents.open()) {
            return annotate(frames, out, settings, open);
        }
    }

    private int annotate(Path source, Path file, RewardSettings settings, Respondents open)
            throws IOException, InterruptedException, SceneException {
        List<String> setAside = new ArrayList<>();
        Optional<SceneFrames> tracked = TrackedVideos.at(source);
        Frames video;
        if (tracked.isPresent()) {
            video = tracked.get();
            tracked.get().scene().setAside().forEach(one -> setAside.add(one.what() + ": " + one.reason()));
        } else {
            FrameFolder folder = FrameFolder.open(source);
            setAside.addAll(folder.setAside());
            video = folder;
        }
        Optional<ScenePoint> track = target.track(tracked);
        Target followed = target.target(video, track, asking.drawn());
        boolean moving = camera != null
                ? camera == Camera.MOVING
                : tracked.map(one -> one.scene().cameraMoves()).orElse(false);
        AskSettings ask = asking.settings(moving, target.placeKnown(), Integer.MAX_VALUE);
        Respondent respondent = open.of(track);
        ClipReward reward;
        try (AnswerStore store = AnswerStore.open(answersBeside(file));
                ProgressBar bar = ProgressBar.on(spec.commandLine().getErr())) {
            ClipAsker asker = new ClipAsker(ask, new PackWording(WordingPacks.standard()), store, bar::advance);
            bar.stage("frames", asker.frames(video, followed));
            reward = new Annotator(settings)
                    .annotate(video, followed, respondent.name(), asker.ask(video, followed, respondent));
            setAside.addAll(store.setAside());
        }
        RewardFile.write(file, List.of(reward));
        Optional<Path> dataset = robot.write(
                new LeRobotDataset.Episode(reward, video, robot.task().orElse(target.task())), settings.fps());
        return summary(reward, file, dataset, setAside);
    }

    /// `reward.jsonl` has its answers in `reward.answers.jsonl`.
    static Path answersBeside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".answers.jsonl");
    }

    private int summary(ClipReward reward, Path file, Optional<Path> dataset, List<String> setAside) {
        PrintWriter console = spec.commandLine().getOut();
        long answered = reward.count(RewardState.ANSWERED);
        long abstained = reward.count(RewardState.ABSTAINED);
        console.printf(
                Locale.ROOT,
                "%s: %s, %,d of %,d asked about answered%n",
                reward.clip(),
                Names.count(reward.frames().size(), "frame"),
                answered,
                answered + abstained);
        long missing = 0;
        for (Reason reason : Reason.values()) {
            long frames = reward.frames().stream()
                    .filter(frame -> frame.reason().equals(Optional.of(reason)))
                    .count();
            if (frames > 0) {
                console.printf(Locale.ROOT, "abstained, %s: %,d%n", reason.key(), frames);
            }
            missing += reason == Reason.MISSING ? frames : 0;
        }
        FrameReward last = reward.frames().getLast();
        console.printf(Locale.ROOT, "at the end %,.0f mm from the start, progress %.2f%n", last.mm(), last.progress());
        console.println("rewards: " + file);
        dataset.ifPresent(folder -> console.println("LeRobot data set: " + folder));
        setAside.stream().limit(SHOWN).forEach(one -> console.println("set aside: " + one));
        if (setAside.size() > SHOWN) {
            console.println("… and " + (setAside.size() - SHOWN) + " more");
        }
        if (missing > 0) {
            console.println("the same command asks again what has no reply");
        }
        return setAside.isEmpty() && missing == 0 ? ExitCode.DONE : ExitCode.SOME_SET_ASIDE;
    }
}
