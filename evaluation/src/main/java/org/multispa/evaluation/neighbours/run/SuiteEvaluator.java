package org.multispa.evaluation.neighbours.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer.Answered;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Graded;
import org.multispa.evaluation.neighbours.Measures;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;
import org.multispa.evaluation.neighbours.Suite;
import org.multispa.evaluation.run.AskProgress;
import org.multispa.evaluation.run.Asking;
import org.multispa.files.Sha256;
import org.multispa.geometry.SeededHash;

/// Evaluates on a neighbouring benchmark: gathers replies in the run's folder, grades them, writes the report. A
/// run that was killed continues where it stopped, as replies that are in the folder are not asked for again.
public final class SuiteEvaluator {
    private static final String PROMPT = "-1";

    private final Suite suite;
    private final Questions read;
    private final List<Question> questions;
    private final Path folder;
    private final int limit;
    private final Consumer<AskProgress> progress;

    /// @param folder of the run; made if it is not there
    /// @param limit about how many questions, 0 for all; those that belong together stay together
    /// @param progress told how far asking has come, one call after the other
    public SuiteEvaluator(Suite suite, Questions questions, Path folder, int limit, Consumer<AskProgress> progress) {
        this.suite = suite;
        this.read = questions;
        this.questions = limited(questions.questions(), limit);
        this.folder = folder;
        this.limit = limit;
        this.progress = progress;
    }

    /// The questions in the files' order of those sets that come first by a hash of what they have in common, so
    /// that a larger limit takes in all that a smaller one took.
    private static List<Question> limited(List<Question> all, int limit) {
        if (limit == 0) {
            return all;
        }
        Map<String, Integer> sizes = new LinkedHashMap<>();
        all.forEach(question -> sizes.merge(question.together(), 1, Integer::sum));
        SortedMap<Long, List<String>> byHash = new TreeMap<>();
        sizes.keySet()
                .forEach(set -> byHash.computeIfAbsent(
                                SeededHash.of(0).with("limit").with(set).value(), _ -> new ArrayList<>())
                        .add(set));
        Set<String> chosen = new HashSet<>();
        int taken = 0;
        for (List<String> sets : byHash.values()) {
            for (String set : sets) {
                if (taken < limit) {
                    chosen.add(set);
                    taken += sizes.getOrDefault(set, 0);
                }
            }
        }
        return all.stream()
                .filter(question -> chosen.contains(question.together()))
                .toList();
    }

    /// @param judge grades replies where the benchmark provides for a judge
    /// @throws IOException if the folder cannot be read or written
    public SuiteRun evaluate(SuiteSource source, Optional<Backend> judge) throws IOException, InterruptedException {
        try (AnswerStore store = AnswerStore.open(folder.resolve(SuiteRun.ANSWERS_FILE))) {
            return switch (source) {
                case SuiteSource.Given given -> {
                    SuiteRunInfo info = info(true, given.model(), given.parameters(), judge);
                    Map<String, AnswerKey> keys = keys(info);
                    List<Answered> answers = new ArrayList<>();
                    keys.forEach((id, key) -> Optional.ofNullable(
                                    given.replies().get(id))
                            .ifPresent(reply -> answers.add(new Answered(key, id, reply, Usage.NONE))));
                    store.appendAll(answers);
                    yield judged(info, keys, store, judge, 0, Usage.NONE);
                }
                case SuiteSource.Asked asked -> {
                    Backend backend = asked.backend();
                    SuiteRunInfo info = info(false, backend.name(), backend.parameters(), judge);
                    Map<String, AnswerKey> keys = keys(info);
                    Asking asking = new Asking("asking", backend, store, progress);
                    asking.askAll(tasks(keys));
                    yield judged(info, keys, store, judge, asking.asked(), asking.usage());
                }
            };
        }
    }

    /// Grades the replies in a run's folder again, without a model or a judge.
    ///
    /// @throws DatasetException if the folder holds no run, or one of other questions
    public static SuiteRun rescore(Suite suite, Questions questions, Path folder) throws IOException {
        SuiteRunInfo info = SuiteRunInfo.read(folder);
        return new SuiteEvaluator(suite, questions, folder, info.limit(), _ -> {}).again(info);
    }

    private SuiteRun again(SuiteRunInfo info) throws IOException {
        if (!info.suite().equals(suite.id()) || !info.checksum().equals(checksum())) {
            throw new DatasetException(folder + " holds a run of " + info.suite() + " with checksum " + info.checksum()
                    + ", found " + suite.id() + " with " + checksum());
        }
        try (AnswerStore store = AnswerStore.open(folder.resolve(SuiteRun.ANSWERS_FILE))) {
            return graded(info, keys(info), store, 0, Usage.NONE);
        }
    }

    private SuiteRunInfo info(
            boolean recorded, String model, SortedMap<String, Object> parameters, Optional<Backend> judge) {
        Optional<SuiteRunInfo.Judge> its = judge.filter(_ -> suite.hasJudge())
                .map(backend -> new SuiteRunInfo.Judge(backend.name(), backend.parameters()));
        return new SuiteRunInfo(suite.id(), checksum(), recorded, model, parameters, its, limit);
    }

    private String checksum() {
        String all = read.questions().stream()
                .map(question -> question.id() + "\n" + question.text() + "\n"
                        + question.gold().text() + "\n" + question.tags())
                .collect(Collectors.joining("\n"));
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /// Keys by question id, in the order of the questions. Recorded replies are known by their question's id, those
    /// of a model by all that it saw.
    private Map<String, AnswerKey> keys(SuiteRunInfo info) throws IOException {
        String prompt = (info.recorded() ? "recorded " : "") + suite.id() + PROMPT;
        AnswerKey.Context context = new AnswerKey.Context(info.model(), info.parameters(), prompt);
        Map<String, AnswerKey> keys = new LinkedHashMap<>();
        for (Question question : questions) {
            List<String> pictures = new ArrayList<>();
            if (!info.recorded()) {
                for (Picture picture : question.pictures()) {
                    pictures.add(picture.key());
                }
            }
            String text = info.recorded() ? question.id() + "\n" + question.text() : question.text();
            keys.put(question.id(), context.of(text, pictures));
        }
        return keys;
    }

    private List<Asking.Task> tasks(Map<String, AnswerKey> keys) {
        List<Asking.Task> tasks = new ArrayList<>();
        for (Question question : questions) {
            Optional.ofNullable(keys.get(question.id()))
                    .ifPresent(key -> tasks.add(new Asking.Task(question.id(), key, () -> ask(question))));
        }
        return tasks;
    }

    private static Ask ask(Question question) throws IOException {
        List<byte[]> images = new ArrayList<>();
        for (Picture picture : question.pictures()) {
            images.add(picture.bytes());
        }
        return new Ask(question.id(), question.text(), images);
    }

    private SuiteRun judged(
            SuiteRunInfo info,
            Map<String, AnswerKey> keys,
            AnswerStore store,
            Optional<Backend> judge,
            long asked,
            Usage usage)
            throws IOException, InterruptedException {
        if (judge.isEmpty() || info.judge().isEmpty()) {
            return graded(info, keys, store, asked, usage);
        }
        List<Asking.Task> tasks = new ArrayList<>();
        for (Question question : questions) {
            reply(question, keys, store)
                    .flatMap(reply -> suite.judging(question, reply))
                    .ifPresent(text -> tasks.add(new Asking.Task(
                            question.id(),
                            judging(info.judge().get(), text),
                            () -> new Ask(question.id(), text, List.of()))));
        }
        Asking asking = new Asking("judging", judge.get(), store, progress);
        asking.askAll(tasks);
        return graded(info, keys, store, asked + asking.asked(), usage.plus(asking.usage()));
    }

    private AnswerKey judging(SuiteRunInfo.Judge judge, String text) {
        return new AnswerKey.Context(judge.model(), judge.parameters(), "judge " + suite.id() + PROMPT)
                .of(text, List.of());
    }

    private static Optional<String> reply(Question question, Map<String, AnswerKey> keys, AnswerStore store) {
        return Optional.ofNullable(keys.get(question.id()))
                .flatMap(store::answered)
                .map(Answered::text);
    }

    private SuiteRun graded(SuiteRunInfo info, Map<String, AnswerKey> keys, AnswerStore store, long asked, Usage usage)
            throws IOException {
        List<String> setAside = new ArrayList<>(read.setAside());
        setAside.addAll(store.setAside());
        List<Graded> graded = new ArrayList<>();
        for (Question question : questions) {
            graded.add(graded(question, reply(question, keys, store), info, store, setAside));
        }
        SuiteRun run = new SuiteRun(info, suite.title(), graded, Measures.of(suite, graded), asked, usage, setAside);
        run.write(folder);
        return run;
    }

    private Graded graded(
            Question question, Optional<String> reply, SuiteRunInfo info, AnswerStore store, List<String> setAside) {
        if (reply.isEmpty()) {
            return new Graded(question, reply, Grade.NONE, false);
        }
        Optional<String> judging = suite.judging(question, reply.get());
        if (info.judge().isPresent() && judging.isPresent()) {
            Optional<Grade> grade = store.answered(judging(info.judge().get(), judging.get()))
                    .flatMap(judgement -> suite.judged(judgement.text()));
            if (grade.isEmpty()) {
                setAside.add("question '" + question.id() + "': the judge gave no grade; the reply counts as wrong");
            }
            return new Graded(question, reply, grade.orElse(Grade.NONE), grade.isPresent());
        }
        return new Graded(question, reply, suite.grade(question, reply.get()), false);
    }
}
