package org.multispa.evaluation.neighbours;

import java.util.List;

/// Pieces that prompts are put together from.
public final class Prompts {
    /// What most benchmarks end a question with several options with.
    public static final String LETTER = "Answer with the option's letter from the given choices directly.";

    /// What most benchmarks end an open question with.
    public static final String WORD = "Answer the question using a single word or phrase.";

    private Prompts() {}

    /// Places for images in front of the text: one stands alone, several have names.
    public static String images(int count) {
        if (count == 1) {
            return Question.PLACE + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append("Image-").append(i).append(": ").append(Question.PLACE).append('\n');
        }
        return text.toString();
    }

    /// A published text without what would be taken for the place of an image.
    public static String plain(String text) {
        return text.replace(Question.PLACE, "(image)").strip();
    }

    /// Options a line each.
    ///
    /// @param before the letter
    /// @param behind the letter
    public static String options(String before, String behind, List<String> options) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            text.append(before).append((char) ('A' + i)).append(behind);
            text.append(plain(options.get(i))).append('\n');
        }
        return text.toString();
    }
}
