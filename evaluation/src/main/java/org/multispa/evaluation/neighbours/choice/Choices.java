package org.multispa.evaluation.neighbours.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.rows.Row;

/// What benchmarks with options have in common.
final class Choices {
    private static final Pattern LETTER = Pattern.compile("\\(?\\s*([A-Za-z])\\s*\\)?\\s*\\.?");
    private static final int MOST_OPTIONS = 26;

    private Choices() {}

    /// The letter of a published answer: `B`, `(B)`.
    ///
    /// @throws DatasetException if it is none, as in splits whose answers are kept secret
    static char answer(Row row) throws DatasetException {
        String text = row.need("answer");
        Matcher letter = LETTER.matcher(text);
        if (!letter.matches()) {
            throw row.wrong("expected the letter of an option as 'answer', found '" + Row.shown(text)
                    + "'; the answers of some splits are not published");
        }
        return Character.toUpperCase(letter.group(1).charAt(0));
    }

    /// Options in columns `A`, `B` and on, up to the first empty one.
    static List<String> columns(Row row) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < MOST_OPTIONS; i++) {
            Optional<String> option = row.text(String.valueOf((char) ('A' + i)));
            if (option.isEmpty()) {
                break;
            }
            options.add(option.get());
        }
        return options;
    }

    static Gold.Choice gold(Question question) {
        return question.gold() instanceof Gold.Choice choice ? choice : new Gold.Choice('A', List.of());
    }

    /// Right if the letter is the true one; no answer where there is no letter.
    static Grade graded(Question question, Optional<Character> letter) {
        return letter.map(one -> Grade.of(one == gold(question).letter(), String.valueOf(one)))
                .orElse(Grade.NONE);
    }

    /// A reply that is nothing but a letter: `B`, `(b)`, `B.`.
    static Optional<Character> alone(String reply) {
        Matcher letter = LETTER.matcher(reply.strip());
        return letter.matches()
                ? Optional.of(Character.toUpperCase(letter.group(1).charAt(0)))
                : Optional.empty();
    }
}
