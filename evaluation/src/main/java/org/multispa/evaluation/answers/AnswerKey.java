package org.multispa.evaluation.answers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.multispa.dataset.json.PlainTree;
import org.multispa.files.Sha256;

/// Names a question put to a model in a certain way: SHA-256 over all that the answer depends on. A sample's id
/// is no part of it, so that the same question in another benchmark is known again.
///
/// @param sha256 64 lower-case hexadecimal digits
public record AnswerKey(String sha256) {
    public AnswerKey {
        if (!Sha256.isOne(sha256)) {
            throw new IllegalArgumentException(
                    "a key is a SHA-256 of 64 lower-case hexadecimal digits, found '" + sha256 + "'");
        }
    }

    /// Everything but the question that an answer depends on.
    public static final class Context {
        private final String parts;

        /// @param model its name
        /// @param parameters in the form of [PlainTree]
        /// @param prompt name and version of the wording around the question
        public Context(String model, SortedMap<String, Object> parameters, String prompt) {
            StringBuilder text = new StringBuilder();
            part(text, "multispa-answer-1");
            part(text, model);
            part(text, PlainTree.pretty(PlainTree.of(parameters)));
            part(text, prompt);
            parts = text.toString();
        }

        /// The key of a question.
        ///
        /// @param question the text put to the model
        /// @param images SHA-256 of each image's bytes, in order
        public AnswerKey of(String question, List<String> images) {
            StringBuilder text = new StringBuilder(parts);
            part(text, question);
            part(text, Integer.toString(images.size()));
            images.forEach(image -> part(text, image));
            return new AnswerKey(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// With its length before it, so that no two lists of parts run into the same text.
    private static void part(StringBuilder parts, String part) {
        parts.append(part.length()).append(':').append(part).append('\n');
    }
}
