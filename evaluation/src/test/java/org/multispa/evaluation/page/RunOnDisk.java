package org.multispa.evaluation.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.cases.CaseBook;
import org.multispa.evaluation.page.cases.CaseLimits;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.run.Source;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// A benchmark with real images and runs on it, for tests of pages.
public final class RunOnDisk {
    private final Path folder;
    private final Benchmark benchmark;

    public RunOnDisk(Path folder, int eachSubtask) throws IOException {
        this.folder = folder;
        List<Sample> samples = BenchFolder.questions(7, eachSubtask);
        BenchFolder.write(folder.resolve("bench"), samples);
        Map<String, byte[]> encoded = new HashMap<>();
        for (Sample sample : samples) {
            for (Sample.Image image : sample.images()) {
                byte[] jpeg = encoded.computeIfAbsent(
                        image.width() + "x" + image.height(), _ -> gradient(image.width(), image.height()));
                Files.write(folder.resolve("bench/images").resolve(image.path()), jpeg);
            }
        }
        benchmark = Benchmark.open(folder.resolve("bench"));
    }

    private static byte[] gradient(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (255 * (i % width) / width);
            rgb[3 * i + 1] = (byte) (255 * (i / width) / height);
            rgb[3 * i + 2] = (byte) 128;
        }
        return Jpeg.encode(new RgbImage(width, height, rgb), 90);
    }

    public Benchmark benchmark() {
        return benchmark;
    }

    /// Evaluates replies under a name, which is also the folder's.
    public Run run(String name, Map<String, String> replies) throws IOException, InterruptedException {
        return evaluator(name)
                .evaluate(new Source.Given(name, new TreeMap<>(), replies))
                .run();
    }

    public Evaluator evaluator(String name) {
        return new Evaluator(benchmark, folder.resolve(name), 0, _ -> {});
    }

    public CaseBook book(CaseLimits limits) {
        return new CaseBook(Optional.of(benchmark), limits);
    }

    /// The page of a run with its worst answers.
    public String page(String name, Run run) throws IOException {
        List<Case> cases = book(CaseLimits.DEFAULT).worst(run, evaluator(name)::replies);
        return new RunPage(new RunReport(run.info(), Scoreboard.of(run.items())), cases).html();
    }

    /// The truth for some of the questions, something else for the others.
    ///
    /// @param wrong what the others get, in turn
    public Map<String, String> replies(int everyOther, List<String> wrong) {
        Map<String, String> replies = new HashMap<>();
        for (int i = 0; i < benchmark.samples().size(); i++) {
            Sample sample = benchmark.samples().get(i);
            replies.put(
                    sample.id(), i % everyOther == 0 ? "`" + sample.truth().text() + "`" : wrong.get(i % wrong.size()));
        }
        return replies;
    }

    /// Replies that are answers of the right form and wrong, where the form has room for that.
    public Map<String, String> wrong() {
        Map<String, String> replies = new HashMap<>();
        for (Sample sample : benchmark.samples()) {
            replies.put(
                    sample.id(),
                    switch (sample.truth()) {
                        case Answer.Choice truth -> truth.label().equals("A") ? "`B`" : "`A`";
                        case Answer.Direction _ -> "nowhere";
                        case Answer.Scalar truth -> "`" + 3 * truth.value() + "`";
                        case Answer.Pixel truth -> "`[ " + (truth.x() + 500) % 1000 + " , " + truth.y() + " ]`";
                        case Answer.Vector truth ->
                            "`[ " + 2 * truth.x() + " , " + truth.y() + " , " + -truth.z() + " ]`";
                        case Answer.Motion _ -> "`0`";
                    });
        }
        return replies;
    }
}
