package org.multispa.evaluation.answers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.json.StrictObject;
import org.multispa.evaluation.backend.Usage;
import tools.jackson.databind.json.JsonMapper;

/// A stored answer as one line of JSON.
final class AnswerJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AnswerJson() {}

    /// Without a line end; half surrogate pairs, which have no UTF-8, become U+FFFD.
    static byte[] encode(StoredAnswer answer) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", answer.key().sha256());
        line.put("id", wellFormed(answer.id()));
        switch (answer) {
            case StoredAnswer.Answered answered -> {
                line.put("text", wellFormed(answered.text()));
                if (!answered.usage().equals(Usage.NONE)) {
                    line.put("usage", usage(answered.usage()));
                }
            }
            case StoredAnswer.Failed failed -> line.put("error", wellFormed(failed.error()));
        }
        return MAPPER.writeValueAsBytes(line);
    }

    private static Map<String, Object> usage(Usage usage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("input_tokens", usage.inputTokens());
        fields.put("output_tokens", usage.outputTokens());
        usage.costUsd().ifPresent(cost -> fields.put("cost_usd", cost));
        fields.put("millis", usage.millis());
        return fields;
    }

    private static String wellFormed(String text) {
        boolean broken = false;
        for (int i = 0; i < text.length() && !broken; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                broken = !isPair(text, i);
                i++;
            }
        }
        if (!broken) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                whole.append(text.charAt(i));
            } else if (isPair(text, i)) {
                whole.append(text, i, i + 2);
                i++;
            } else {
                whole.append('\uFFFD');
            }
        }
        return whole.toString();
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    static StoredAnswer decode(byte[] bytes, int offset, int length) throws DatasetException {
        StrictObject line = StrictObject.parse(bytes, offset, length);
        try {
            AnswerKey key = new AnswerKey(line.text("key"));
            String id = line.text("id");
            StoredAnswer answer = line.has("error")
                    ? new StoredAnswer.Failed(key, id, line.text("error"))
                    : new StoredAnswer.Answered(
                            key, id, line.text("text"), line.has("usage") ? usage(line.object("usage")) : Usage.NONE);
            line.end();
            return answer;
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Usage usage(StrictObject fields) throws DatasetException {
        Usage usage = new Usage(
                fields.whole("input_tokens"),
                fields.whole("output_tokens"),
                fields.has("cost_usd") ? OptionalDouble.of(fields.number("cost_usd")) : OptionalDouble.empty(),
                fields.whole("millis"));
        fields.end();
        return usage;
    }
}
