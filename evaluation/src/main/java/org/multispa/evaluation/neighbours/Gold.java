package org.multispa.evaluation.neighbours;

import java.util.List;

/// The truth of a question.
public sealed interface Gold {
    /// As it is shown.
    String text();

    /// One of several options.
    ///
    /// @param letter of the right one, `A` to `Z`
    /// @param options their texts, `A` first; as many as there are letters, empty where they are not known
    record Choice(char letter, List<String> options) implements Gold {
        public Choice {
            options = List.copyOf(options);
            if (letter < 'A' || letter > 'Z' || (!options.isEmpty() && letter - 'A' >= options.size())) {
                throw new IllegalArgumentException(
                        "expected the letter of one of " + options.size() + " options, found '" + letter + "'");
            }
        }

        @Override
        public String text() {
            return String.valueOf(letter);
        }
    }

    /// Yes or no.
    record YesNo(boolean yes) implements Gold {
        @Override
        public String text() {
            return yes ? "yes" : "no";
        }
    }

    /// Texts: one, several that are all right, or what several people answered.
    record Texts(List<String> answers) implements Gold {
        public Texts {
            answers = List.copyOf(answers);
        }

        @Override
        public String text() {
            return String.join(" / ", answers);
        }
    }

    /// A quantity that may be met more or less.
    record Quantity(double value) implements Gold {
        public Quantity {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("expected a finite number, found " + value);
            }
        }

        @Override
        public String text() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /// A text, number or list that is compared after it was brought into the form of its kind.
    ///
    /// @param answer as published
    /// @param kind what it is compared as
    /// @param decimals places that are kept of a [Kind#FLOAT]
    record Typed(String answer, Kind kind, int decimals) implements Gold {
        @Override
        public String text() {
            return answer;
        }
    }

    /// What an answer is compared as.
    enum Kind {
        TEXT,
        INTEGER,
        FLOAT,
        LIST
    }
}
