package org.multispa.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer.Answered;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.baseline.Chance;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;
import org.multispa.images.ImageSize;

/// Evaluates: gathers replies in the run's folder, grades them, writes both. A run that was killed continues
/// where it stopped, as replies that are in the folder are not asked for again.
public final class Evaluator {
    private final Benchmark benchmark;
    private final Path folder;
    private final int limit;
    private final Consumer<AskProgress> progress;
    private final Optional<Backend> rewriter;

    /// @param folder of the run; made if it is not there
    /// @param limit questions of each subtask, 0 for all
    /// @param progress told before the first question and behind each one how far asking has come, one call after
    ///     the other
    public Evaluator(Benchmark benchmark, Path folder, int limit, Consumer<AskProgress> progress) {
        this(benchmark, folder, limit, progress, Optional.empty());
    }

    private Evaluator(
            Benchmark benchmark, Path folder, int limit, Consumer<AskProgress> progress, Optional<Backend> rewriter) {
        this.benchmark = benchmark;
        this.folder = folder;
        this.limit = limit;
        this.progress = progress;
        this.rewriter = rewriter;
    }

    /// This evaluator with a language model that is asked what the replies say in which no answer could be read.
    /// It sees question and reply, no image and not the truth. What it says is kept apart, in
    /// [Rewrites#ANSWERS_FILE], and its answers stand on the last rung.
    public Evaluator rewriting(Backend languageModel) {
        return new Evaluator(benchmark, folder, limit, progress, Optional.of(languageModel));
    }

    /// @throws IOException if the folder cannot be read or written
    public Evaluated evaluate(Source source) throws IOException, InterruptedException {
        try (AnswerStore store = AnswerStore.open(folder.resolve(Run.ANSWERS_FILE))) {
            return switch (source) {
                case Source.Given given -> {
                    Keys keys = keys(given.model(), given.parameters(), Prompt.RECORDED);
                    keep(given, keys, store);
                    yield graded(keys, store, 0, Usage.NONE, false);
                }
                case Source.Asked asked -> {
                    Keys keys = keys(asked.backend().name(), asked.backend().parameters(), asked.prompt());
                    Asking asking = new Asking("asking", asked.backend(), store, progress);
                    asking.askAll(tasks(keys));
                    yield graded(keys, store, asking.asked(), asking.usage(), false);
                }
            };
        }
    }

    /// Grades the replies in the folder again, without a model. What a language model said about replies in which
    /// nothing could be read counts again; only an evaluator [with one][#rewriting] asks about further ones.
    ///
    /// @throws DatasetException if the folder holds no run, or one of another benchmark
    public Evaluated rescore() throws IOException, InterruptedException {
        RunInfo info = sameBenchmark();
        Prompt prompt = prompt(info.prompt());
        try (AnswerStore store = AnswerStore.open(folder.resolve(Run.ANSWERS_FILE))) {
            return graded(keys(info.model(), info.parameters(), prompt), store, 0, Usage.NONE, true);
        }
    }

    /// The replies in the folder to some of its run's questions, by sample id. Nothing is asked or graded.
    ///
    /// @throws DatasetException if the folder holds no run, or one of another benchmark
    public Map<String, String> replies(Set<String> ids) throws IOException {
        RunInfo info = sameBenchmark();
        Prompt prompt = prompt(info.prompt());
        AnswerKey.Context context = new AnswerKey.Context(info.model(), info.parameters(), prompt.version());
        Map<String, String> replies = new HashMap<>();
        if (!Files.isRegularFile(folder.resolve(Run.ANSWERS_FILE))) {
            return replies;
        }
        try (AnswerStore store = AnswerStore.open(folder.resolve(Run.ANSWERS_FILE))) {
            for (Sample sample : benchmark.samples()) {
                if (ids.contains(sample.id())) {
                    store.answered(benchmark.key(sample, context, prompt.text(sample)))
                            .ifPresent(answer -> replies.put(sample.id(), answer.text()));
                }
            }
        }
        return replies;
    }

    private RunInfo sameBenchmark() throws IOException {
        RunInfo info = RunInfo.read(folder);
        if (!info.checksum().equals(benchmark.checksum())) {
            throw new DatasetException(folder + " holds a run of benchmark '" + info.benchmark() + "' with checksum "
                    + info.checksum() + ", found '" + benchmark.name() + "' with " + benchmark.checksum());
        }
        return info;
    }

    private static Prompt prompt(String version) throws DatasetException {
        for (Prompt prompt : Prompt.values()) {
            if (prompt.version().equals(version)) {
                return prompt;
            }
        }
        throw new DatasetException(
                "the run's questions were worded by prompt '" + version + "', which is not known here");
    }

    /// The questions of a run with their keys.
    private record Keys(
            String model,
            SortedMap<String, Object> parameters,
            Prompt prompt,
            List<Sample> samples,
            Map<String, AnswerKey> byId) {}

    private Keys keys(String model, SortedMap<String, Object> parameters, Prompt prompt) {
        List<Sample> samples = benchmark.samples(limit);
        AnswerKey.Context context = new AnswerKey.Context(model, parameters, prompt.version());
        Map<String, AnswerKey> byId = new HashMap<>();
        for (Sample sample : samples) {
            byId.put(sample.id(), benchmark.key(sample, context, prompt.text(sample)));
        }
        return new Keys(model, parameters, prompt, samples, byId);
    }

    private List<Asking.Task> tasks(Keys keys) {
        List<Asking.Task> tasks = new ArrayList<>();
        for (Sample sample : keys.samples()) {
            Optional.ofNullable(keys.byId().get(sample.id()))
                    .ifPresent(key ->
                            tasks.add(new Asking.Task(sample.id(), key, () -> benchmark.ask(sample, keys.prompt()))));
        }
        return tasks;
    }

    private static void keep(Source.Given given, Keys keys, AnswerStore store) throws IOException {
        List<Answered> answers = new ArrayList<>();
        for (Sample sample : keys.samples()) {
            String reply = given.replies().get(sample.id());
            AnswerKey key = keys.byId().get(sample.id());
            if (reply != null && key != null) {
                answers.add(new Answered(key, sample.id(), reply, Usage.NONE));
            }
        }
        store.appendAll(answers);
    }

    /// @param again whether what was said about unreadable replies before still counts
    private Evaluated graded(Keys keys, AnswerStore store, long asked, Usage usage, boolean again)
            throws IOException, InterruptedException {
        Map<String, String> replies = replies(keys, store);
        List<Scored> items = keys.samples().parallelStream()
                .map(sample -> Scorer.score(sample, Optional.ofNullable(replies.get(sample.id()))))
                .toList();
        Rewrites rewrites = new Rewrites(folder, progress);
        if (rewriter.isPresent()) {
            items = rewrites.asked(rewriter.get(), keys.samples(), replies, items);
        } else if (again) {
            items = rewrites.stored(keys.samples(), replies, items);
        } else {
            rewrites.forget();
        }
        long unanswered =
                items.stream().filter(item -> item.outcome() == Outcome.MISSING).count();
        RunInfo info = new RunInfo(
                benchmark.name(),
                benchmark.checksum(),
                keys.model(),
                keys.parameters(),
                keys.prompt().version(),
                limit,
                chance(keys.samples()),
                benchmark.seenFrom(folder));
        Run run = new Run(info, items);
        run.write(folder);
        return new Evaluated(run, asked, usage, unanswered, store.setAside());
    }

    private static Map<String, String> replies(Keys keys, AnswerStore store) {
        Map<String, String> replies = new HashMap<>();
        keys.byId().forEach((id, key) -> store.answered(key).ifPresent(answer -> replies.put(id, answer.text())));
        return replies;
    }

    /// What is left to ask, and what it may take. Nothing is asked, and where there is no folder none is made.
    ///
    /// @param model [Backend#name]
    /// @param parameters [Backend#parameters]
    /// @param imageTokens how many tokens an image of a size is likely to be
    public Outlook outlook(
            String model, SortedMap<String, Object> parameters, Prompt prompt, ToLongFunction<ImageSize> imageTokens)
            throws IOException {
        Keys keys = keys(model, parameters, prompt);
        Path file = folder.resolve(Run.ANSWERS_FILE);
        if (!Files.exists(file)) {
            return Outlook.of(keys.samples(), List.of(), keys.samples(), prompt, imageTokens);
        }
        try (AnswerStore store = AnswerStore.open(file)) {
            List<Sample> left = new ArrayList<>();
            List<Usage> known = new ArrayList<>();
            for (Sample sample : keys.samples()) {
                Optional.ofNullable(keys.byId().get(sample.id()))
                        .flatMap(store::answered)
                        .ifPresentOrElse(answer -> known.add(answer.usage()), () -> left.add(sample));
            }
            return Outlook.of(keys.samples(), known, left, prompt, imageTokens);
        }
    }

    private static SortedMap<Subtask, Double> chance(List<Sample> samples) {
        Map<Subtask, double[]> sums = new EnumMap<>(Subtask.class);
        for (Sample sample : samples) {
            double[] sum = sums.computeIfAbsent(sample.subtask(), _ -> new double[2]);
            sum[0] += Chance.of(sample);
            sum[1]++;
        }
        SortedMap<Subtask, Double> chance = new TreeMap<>();
        sums.forEach((subtask, sum) -> chance.put(subtask, sum[0] / sum[1]));
        return chance;
    }
}
