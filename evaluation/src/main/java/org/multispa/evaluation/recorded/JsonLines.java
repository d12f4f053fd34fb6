package org.multispa.evaluation.recorded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.answers.LineReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as JSON lines. A reply may be text, a number or a list of numbers.
final class JsonLines {
    private static final List<String> IDS = List.of("id", "question_id", "sample_id");
    private static final List<String> REPLIES = List.of("prediction", "response", "text", "answer");

    private JsonLines() {}

    static void read(Path file, RecordedAnswers.Collected collected) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            LineReader lines = new LineReader(channel, AnswerStore.MAX_LINE);
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                take(line.get(), collected);
            }
        }
    }

    private static void take(LineReader.Line line, RecordedAnswers.Collected collected) {
        if (line.tooLong()) {
            collected.setAside(line.number(), "a line may hold " + AnswerStore.MAX_LINE + " bytes, found more");
            return;
        }
        if (line.length() == 0) {
            return;
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(line.bytes(), line.offset(), line.length());
            Optional<JsonNode> reply = first(tree, REPLIES);
            if (reply.isEmpty()) {
                collected.setAside(
                        line.number(), "expected an object with one of the fields " + String.join(", ", REPLIES));
                return;
            }
            String id = first(tree, IDS).map(JsonLines::text).orElse("");
            String index =
                    Optional.ofNullable(tree.get("index")).map(JsonLines::text).orElse("");
            collected.add(line.number(), id, index, text(reply.get()));
        } catch (JacksonException e) {
            collected.setAside(line.number(), "broken JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<JsonNode> first(JsonNode tree, List<String> names) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(tree.get(name)).stream())
                .filter(node -> !node.isNull())
                .findFirst();
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }
}
