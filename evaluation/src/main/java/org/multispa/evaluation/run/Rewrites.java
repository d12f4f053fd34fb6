package org.multispa.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.json.StrictObject;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.StoredAnswer.Answered;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.extract.Extraction;
import org.multispa.evaluation.extract.Rewriting;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;
import org.multispa.files.AtomicFiles;

/// What a language model says about the replies of a run in which no answer could be read. Each of its words is
/// kept, by the same rules as the replies and in a file of its own, beside a note of who it was.
final class Rewrites {
    /// What it said, a line each.
    static final String ANSWERS_FILE = "rewrites.jsonl";

    /// Who it was. Where it is missing, no rewrites count.
    static final String INFO_FILE = "rewriter.json";

    private static final String FORMAT = "multispa-rewriter-1";

    private final Path folder;
    private final Consumer<AskProgress> progress;

    Rewrites(Path folder, Consumer<AskProgress> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /// The items with what the model says, which is asked about those it has not been asked about.
    List<Scored> asked(Backend model, List<Sample> samples, Map<String, String> replies, List<Scored> items)
            throws IOException, InterruptedException {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("format", FORMAT);
        info.put("model", model.name());
        info.put("parameters", model.parameters());
        info.put("prompt", Rewriting.VERSION);
        AtomicFiles.write(folder.resolve(INFO_FILE), PlainTree.pretty(info));
        AnswerKey.Context context = new AnswerKey.Context(model.name(), model.parameters(), Rewriting.VERSION);
        List<Sample> open = open(samples, replies, items);
        Map<String, AnswerKey> keys = keys(open, replies, context);
        try (AnswerStore store = AnswerStore.open(folder.resolve(ANSWERS_FILE))) {
            List<Asking.Task> tasks = new ArrayList<>();
            for (Sample sample : open) {
                String question = question(sample, replies);
                tasks.add(new Asking.Task(
                        sample.id(), context.of(question, List.of()), () -> new Ask(sample.id(), question, List.of())));
            }
            new Asking("rewriting", model, store, progress).askAll(tasks);
            return applied(store, keys, samples, items);
        }
    }

    /// The items with what was said before, if there was somebody.
    List<Scored> stored(List<Sample> samples, Map<String, String> replies, List<Scored> items) throws IOException {
        Path file = folder.resolve(INFO_FILE);
        Path answers = folder.resolve(ANSWERS_FILE);
        if (!Files.exists(file) || !Files.exists(answers)) {
            return items;
        }
        AnswerKey.Context context = context(file);
        try (AnswerStore store = AnswerStore.open(answers)) {
            Map<String, AnswerKey> keys = keys(open(samples, replies, items), replies, context);
            return applied(store, keys, samples, items);
        }
    }

    /// Lets what was said no longer count. It is kept, should the same model be asked again.
    void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(INFO_FILE));
    }

    private static AnswerKey.Context context(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            StrictObject tree = StrictObject.parse(bytes, 0, bytes.length);
            String format = tree.text("format");
            if (!format.equals(FORMAT)) {
                throw new DatasetException("expected format " + FORMAT + ", found '" + format + "'");
            }
            String model = tree.text("model");
            SortedMap<String, Object> parameters = tree.tree("parameters");
            AnswerKey.Context context = new AnswerKey.Context(model, parameters, tree.text("prompt"));
            tree.end();
            return context;
        } catch (DatasetException e) {
            throw e.at(file.toString());
        }
    }

    private static List<Sample> open(List<Sample> samples, Map<String, String> replies, List<Scored> items) {
        List<Sample> open = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Sample sample = samples.get(i);
            boolean says = !replies.getOrDefault(sample.id(), "").isBlank();
            if (items.get(i).outcome() == Outcome.UNREADABLE && says) {
                open.add(sample);
            }
        }
        return open;
    }

    private static String question(Sample sample, Map<String, String> replies) {
        return Rewriting.question(sample, replies.getOrDefault(sample.id(), ""));
    }

    private static Map<String, AnswerKey> keys(
            List<Sample> open, Map<String, String> replies, AnswerKey.Context context) {
        Map<String, AnswerKey> keys = new HashMap<>();
        for (Sample sample : open) {
            keys.put(sample.id(), context.of(question(sample, replies), List.of()));
        }
        return keys;
    }

    private static List<Scored> applied(
            AnswerStore store, Map<String, AnswerKey> keys, List<Sample> samples, List<Scored> items) {
        List<Scored> applied = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Sample sample = samples.get(i);
            Optional<Extraction> said = Optional.ofNullable(keys.get(sample.id()))
                    .flatMap(store::answered)
                    .map(Answered::text)
                    .flatMap(text -> Rewriting.read(sample, text));
            applied.add(
                    said.map(extraction -> Scorer.graded(sample, extraction)).orElse(items.get(i)));
        }
        return applied;
    }
}
