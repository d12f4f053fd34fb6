package org.multispa.evaluation.page.cases;

import java.util.List;
import java.util.Optional;

/// An image of a question.
///
/// @param width pixels of the original image
/// @param height pixels of the original image
/// @param jpeg a small copy with the question's own marks drawn on it; absent where it cannot be had
/// @param problem why it cannot; empty where it can
/// @param marks places to point at
public record Picture(int width, int height, Optional<byte[]> jpeg, String problem, List<Mark> marks) {
    public Picture {
        marks = List.copyOf(marks);
    }

    /// A place on the image.
    ///
    /// @param u pixels of the original image from the left edge
    /// @param v pixels from the top edge
    public record Mark(Kind kind, double u, double v) {
        /// What is there.
        public enum Kind {
            /// The question names it by its coordinates.
            ASKED("asked"),
            /// One of the points that a question names, and not the right one.
            OTHER("other"),
            /// The right answer.
            TRUTH("truth"),
            /// The only run's answer.
            ANSWER("answer"),
            /// The first run's answer, where two are compared.
            FIRST_ANSWER("first answer"),
            /// The second run's answer.
            SECOND_ANSWER("second answer");

            private final String text;

            Kind(String text) {
                this.text = text;
            }

            /// In words.
            public String text() {
                return text;
            }
        }
    }
}
