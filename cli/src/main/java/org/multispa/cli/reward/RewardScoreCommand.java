package org.multispa.cli.reward;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.cli.options.SourceOptions;
import org.multispa.dataset.DatasetException;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.report.RewardReport;
import org.multispa.evaluation.reward.Annotator;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.RewardSettings;
import org.multispa.evaluation.reward.ask.ClipAsker;
import org.multispa.evaluation.reward.files.RewardFile;
import org.multispa.evaluation.reward.score.RewardBoard;
import org.multispa.files.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa reward score`.
@Command(
        name = "score",
        description = {
            "Judge rewards on tracked videos: errors in millimetres, correlation of progress, order of frames, false"
                    + " alarms on points at rest, abstentions.",
            "Rewards are asked for points of each video, or read from files that 'multispa reward --track' wrote."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa reward score --tracks clips/ --model tuned/ --out scores/",
            "  multispa reward score --tracks tapvid3d/adt/clip.npz --rewards reward.jsonl --out scores/"
        })
final class RewardScoreCommand implements Callable<Integer> {
    private static final int SHOWN = 5;
    private static final int MOST_FRAMES = 16;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tracks",
            paramLabel = "PATH…",
            hideParamSyntax = true,
            arity = "1..*",
            required = true,
            description = "Tracked videos: .npz files of TAPVid-3D, scene folders, or folders that hold them.")
    List<Path> tracks = List.of();

    @Mixin
    RespondentOptions respondents = new RespondentOptions();

    @Option(
            names = "--rewards",
            paramLabel = "FILE…",
            hideParamSyntax = true,
            arity = "1..*",
            description = "Judge these rewards in place of asking.")
    List<Path> rewards = List.of();

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "8",
            converter = Positive.Int.class,
            description = "Points of a video that move by at least 5 cm (default: ${DEFAULT-VALUE}).")
    int points = 8;

    @Option(
            names = "--still-points",
            paramLabel = "N",
            defaultValue = "4",
            converter = Positive.Int.class,
            description = "Points of a video that rest (default: ${DEFAULT-VALUE}).")
    int stillPoints = 4;

    @Mixin
    AskOptions asking = new AskOptions();

    @Mixin
    SeriesOptions series = new SeriesOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for report.md, report.json, rewards.jsonl and answers.jsonl.")
    Path out = Path.of("scores");

    @Override
    public Integer call() throws Exception {
        if (respondents.isGiven() != rewards.isEmpty()) {
            throw new UsageException("give either who answers (--model, --endpoint or --baseline) or what was answered"
                    + " (--rewards)");
        }
        RewardSettings settings = series.settings();
        List<String> setAside = new ArrayList<>();
        Judging judging = new Judging(SourceOptions.found(tracks), setAside);
        if (rewards.isEmpty()) {
            ask(judging, settings, setAside);
            RewardFile.write(out.resolve("rewards.jsonl"), judging.rewards());
        } else {
            judging.read(rewards);
        }
        if (judging.episodes().stream().allMatch(episode -> episode.frames().isEmpty())) {
            throw new DatasetException("nothing to judge: no frame of these videos was asked about"
                    + setAside.stream().findFirst().map(first -> "; " + first).orElse(""));
        }
        String models =
                judging.rewards().stream().map(ClipReward::model).distinct().collect(Collectors.joining(", "));
        RewardReport report = new RewardReport(models, described(settings), RewardBoard.of(judging.episodes()));
        AtomicFiles.write(out.resolve("report.md"), report.markdown());
        AtomicFiles.write(out.resolve("report.json"), report.json());
        PrintWriter console = spec.commandLine().getOut();
        console.print(report.markdown());
        console.println("report: " + out.resolve("report.md"));
        setAside.stream().limit(SHOWN).forEach(one -> console.println("set aside: " + one));
        if (setAside.size() > SHOWN) {
            console.println("… and " + Names.count(setAside.size() - SHOWN, "other"));
        }
        return setAside.isEmpty() ? ExitCode.DONE : ExitCode.SOME_SET_ASIDE;
    }

    private void ask(Judging judging, RewardSettings settings, List<String> setAside)
            throws IOException, InterruptedException {
        try (Respondents open = respondents.open();
                AnswerStore store = AnswerStore.open(out.resolve("answers.jsonl"));
                ProgressBar bar = ProgressBar.on(spec.commandLine().getErr())) {
            PackWording wording = new PackWording(WordingPacks.standard());
            judging.ask(
                    new TrackChoice(points, stillPoints),
                    asking.drawn(),
                    moving -> new ClipAsker(asking.settings(moving, true, MOST_FRAMES), wording, store, bar::advance),
                    open,
                    new Annotator(settings),
                    (clip, followed) -> bar.stage(clip, (long) followed * asking.most(MOST_FRAMES)));
            setAside.addAll(store.setAside());
        }
    }

    private Map<String, Object> described(RewardSettings settings) {
        Map<String, Object> described = new LinkedHashMap<>();
        if (rewards.isEmpty()) {
            described.put("asked", asking.inWords());
            described.put("tolerance", settings.tolerance().share());
            described.put("tolerance_mm", settings.tolerance().mm());
            described.put("median", settings.smoothing().window());
            described.put("rising", settings.smoothing().rising());
            described.put("still_mm", settings.stillMm());
            settings.goalMm().ifPresent(goal -> described.put("goal_mm", goal));
        }
        return described;
    }
}
