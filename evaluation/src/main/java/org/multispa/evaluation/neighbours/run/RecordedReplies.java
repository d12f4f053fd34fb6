package org.multispa.evaluation.neighbours.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.recorded.RecordedAnswers;
import org.multispa.files.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replies that were recorded elsewhere, by question.
public final class RecordedReplies {
    private static final long LARGEST_JSON = 256L << 20;
    private static final List<String> FIELDS = List.of("prediction", "response", "text", "answer");

    private RecordedReplies() {}

    /// Reads `.jsonl`, `.tsv` and `.xlsx` as [RecordedAnswers] does, and `.json`: an object of replies by question
    /// id, each a text or an object with a field `prediction`, `response`, `text` or `answer`.
    ///
    /// Where all ids of the benchmark are whole numbers, as in VLMEvalKit's tables, an `index` is such an id, else
    /// the question's place from 0.
    ///
    /// @param setAside takes what cannot be used
    /// @throws DatasetException if none of the replies belongs to a question
    public static SuiteSource.Given read(Path file, List<Question> questions, List<String> setAside)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("no such file: " + file);
        }
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("answers");
        Map<String, String> replies = name.toLowerCase(Locale.ROOT).endsWith(".json")
                ? byName(file)
                : byQuestion(RecordedAnswers.read(file), questions, setAside);
        Map<String, String> own = new HashMap<>();
        for (Question question : questions) {
            Optional.ofNullable(replies.remove(question.id())).ifPresent(reply -> own.put(question.id(), reply));
        }
        if (!replies.isEmpty()) {
            setAside.add(name + ": " + replies.size() + " replies to questions that are not there, such as '"
                    + new LinkedHashSet<>(replies.keySet()).getFirst() + "'");
        }
        if (own.isEmpty()) {
            throw new DatasetException(file + ": none of the replies belongs to a question; expected ids such as '"
                    + questions.getFirst().id() + "'"
                    + setAside.stream()
                            .findFirst()
                            .map(first -> "; found " + first)
                            .orElse(""));
        }
        return new SuiteSource.Given(name, new TreeMap<>(Map.of("file_sha256", Sha256.of(file))), own);
    }

    private static Map<String, String> byQuestion(
            RecordedAnswers recorded, List<Question> questions, List<String> setAside) {
        setAside.addAll(recorded.setAside());
        Map<String, String> replies = new TreeMap<>(recorded.byId());
        boolean numbered = questions.stream().allMatch(question -> question.id().matches("\\d{1,18}"));
        List<String> places = new ArrayList<>();
        questions.forEach(question -> places.add(question.id()));
        recorded.byIndex().forEach((index, reply) -> {
            String place = index >= 0 && index < places.size() ? places.get((int) (long) index) : "index " + index;
            replies.putIfAbsent(numbered ? Long.toString(index) : place, reply);
        });
        return replies;
    }

    private static Map<String, String> byName(Path file) throws IOException {
        if (Files.size(file) > LARGEST_JSON) {
            throw new DatasetException(file + ": at most " + LARGEST_JSON + " bytes of JSON are read, found "
                    + Files.size(file) + "; give the replies as JSON lines");
        }
        JsonNode tree;
        try {
            tree = JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new DatasetException(file + ": broken JSON: " + e.getOriginalMessage(), e);
        }
        if (!tree.isObject()) {
            throw new DatasetException(file + ": expected an object of replies by question id");
        }
        Map<String, String> replies = new TreeMap<>();
        Set<Map.Entry<String, JsonNode>> entries = tree.properties();
        for (Map.Entry<String, JsonNode> entry : entries) {
            reply(entry.getValue()).ifPresent(reply -> replies.put(entry.getKey(), reply));
        }
        return replies;
    }

    private static Optional<String> reply(JsonNode node) {
        if (!node.isObject()) {
            return node.isNull() ? Optional.empty() : Optional.of(text(node));
        }
        return FIELDS.stream()
                .flatMap(field -> Optional.ofNullable(node.get(field)).stream())
                .filter(value -> !value.isNull())
                .findFirst()
                .map(RecordedReplies::text);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }
}
