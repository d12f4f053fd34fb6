package org.multispa.engine.verify.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;

/// What the raw scene says about a question: every number that a right sample records, and its word or letter.
///
/// @param numbers the numbers, by where they are recorded
/// @param word the direction or letter of the answer, empty where the answer is numbers
/// @param named pixels that the question must name, in thousandths
public record Facts(SortedMap<Key, Quantity> numbers, String word, List<Named> named) {
    /// A pixel that the question must name, as exact positions in thousandths.
    public record Named(Quantity x, Quantity y) {}

    static final class Builder {
        private final SortedMap<Key, Quantity> numbers = new TreeMap<>();
        private final List<Named> named = new ArrayList<>();
        private String word = "";

        Builder word(String answer) {
            word = answer;
            return this;
        }

        Builder scalar(double exact) {
            numbers.put(Key.answer(""), Quantity.rounded(exact));
            return this;
        }

        /// @param metres shown in whole millimetres
        Builder vector(double[] metres) {
            for (int axis = 0; axis < 3; axis++) {
                numbers.put(Key.answer("xyz".substring(axis, axis + 1)), Quantity.rounded(1000 * metres[axis]));
            }
            return this;
        }

        /// @param degrees changes of yaw, pitch and roll
        Builder motion(double[] metres, double... degrees) {
            vector(metres);
            String[] names = {"yaw", "pitch", "roll"};
            for (int angle = 0; angle < names.length; angle++) {
                numbers.put(Key.answer(names[angle]), Quantity.rounded(degrees[angle]));
            }
            return this;
        }

        Builder pixel(Spot spot, View view) {
            numbers.put(
                    Key.answer("x"),
                    Quantity.thousandths(spot.u(), view.camera().width()));
            numbers.put(
                    Key.answer("y"),
                    Quantity.thousandths(spot.v(), view.camera().height()));
            return this;
        }

        Builder raw(String name, double exact) {
            return raw(name, Quantity.close(exact));
        }

        Builder raw(String name, Quantity exact) {
            numbers.put(Key.raw(name), exact);
            return this;
        }

        /// @param image counted from 0
        Builder mark(int image, String label, Spot spot) {
            numbers.put(Key.mark(image, label, "u"), Quantity.close(spot.u()));
            numbers.put(Key.mark(image, label, "v"), Quantity.close(spot.v()));
            return this;
        }

        Builder named(Spot spot, View view) {
            named.add(new Named(
                    Quantity.thousandths(spot.u(), view.camera().width()),
                    Quantity.thousandths(spot.v(), view.camera().height())));
            return this;
        }

        Facts build() {
            return new Facts(numbers, word, List.copyOf(named));
        }
    }
}
