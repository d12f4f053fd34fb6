package org.multispa.evaluation.answers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.multispa.dataset.json.PlainTree;
import org.multispa.files.Sha256;

/// Names a question put to a model in a certain way: SHA-256 over all that the answer depends on. A sample's id is no part
/// of it, so that the same question in another benchmark is known again.
///
/// @param sha256 64 lower-case hexadecimal digits
public record AnswerKey(String sha256) {
    public AnswerKey {
        if (!Sha256.isOne(sha256)) {
            throw new IllegalArgumentException(
                    "a key is a SHA-256 of 64 lower-case hexadecimal digits, found '" + sha256 + "'");
        }
    }

    /// @param question the text put to the model
    /// @param images SHA-256 of each image's bytes, in order
    /// @param model its name
    /// @param parameters in the form of [PlainTree]
    /// @param prompt name and version of the wording around the question
    public static AnswerKey of(
            String question,
            List<String> images,
            String model,
            SortedMap<String, Object> parameters,
            String prompt) {
        StringBuilder parts = new StringBuilder();
        part(parts, "multispa-answer-1");
        part(parts, question);
        part(parts, Integer.toString(images.size()));
        images.forEach(image -> part(parts, image));
        part(parts, model);
        part(parts, PlainTree.pretty(PlainTree.of(parameters)));
        part(parts, prompt);
        return new AnswerKey(Sha256.of(parts.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// With its length before it, so that no two lists of parts run into the same text.
    private static void part(StringBuilder parts, String part) {
        parts.append(part.length()).append(':').append(part).append('\n');
    }
}
