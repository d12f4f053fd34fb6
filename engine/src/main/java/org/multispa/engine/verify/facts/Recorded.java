package org.multispa.engine.verify.facts;

import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;

/// What a sample records: the counterpart of [Facts].
record Recorded(SortedMap<Key, Double> numbers, String word) {
    static Recorded of(Sample sample) {
        SortedMap<Key, Double> numbers = new TreeMap<>();
        sample.provenance().raw().forEach((name, value) -> numbers.put(Key.raw(name), value));
        for (Overlay overlay : sample.provenance().overlays()) {
            for (Overlay.Dot dot : overlay.dots()) {
                numbers.put(Key.mark(overlay.image(), dot.label(), "u"), dot.u());
                numbers.put(Key.mark(overlay.image(), dot.label(), "v"), dot.v());
            }
        }
        String word = "";
        switch (sample.truth()) {
            case Answer.Choice(String label) -> word = label;
            case Answer.Direction(Answer.Direction.Word direction) -> word = direction.text();
            case Answer.Scalar(long value, Answer.Unit _) -> numbers.put(Key.answer(""), (double) value);
            case Answer.Pixel(int x, int y) -> {
                numbers.put(Key.answer("x"), (double) x);
                numbers.put(Key.answer("y"), (double) y);
            }
            case Answer.Vector(long x, long y, long z) -> {
                numbers.put(Key.answer("x"), (double) x);
                numbers.put(Key.answer("y"), (double) y);
                numbers.put(Key.answer("z"), (double) z);
            }
            case Answer.Motion(long x, long y, long z, long yaw, long pitch, long roll) -> {
                numbers.put(Key.answer("x"), (double) x);
                numbers.put(Key.answer("y"), (double) y);
                numbers.put(Key.answer("z"), (double) z);
                numbers.put(Key.answer("yaw"), (double) yaw);
                numbers.put(Key.answer("pitch"), (double) pitch);
                numbers.put(Key.answer("roll"), (double) roll);
            }
        }
        return new Recorded(numbers, word);
    }
}
