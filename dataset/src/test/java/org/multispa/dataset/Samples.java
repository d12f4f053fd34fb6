package org.multispa.dataset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One plain sample of a subtask, for tests that vary one thing about it.
public final class Samples {
    private Samples() {}

    /// Images of 1000 by 500 pixels, no overlay.
    public static Sample of(Subtask subtask, Answer truth) {
        return of(subtask, truth, provenance(Map.of(), List.of()));
    }

    public static Sample of(Subtask subtask, Answer truth, Provenance provenance) {
        List<Sample.Image> images = subtask.images() == 1
                ? List.of(new Sample.Image("s/1.jpg", 1000, 500))
                : List.of(new Sample.Image("s/1.jpg", 640, 480), new Sample.Image("s/2.jpg", 1000, 500));
        return new Sample(
                "id-1",
                images,
                List.of(
                        new Turn(Turn.Speaker.HUMAN, "<image>\nHow far?"),
                        new Turn(Turn.Speaker.GPT, "It is `" + truth.text() + "`.")),
                subtask,
                "train",
                truth,
                provenance);
    }

    public static Provenance provenance(Map<String, Double> raw, List<Overlay> overlays) {
        return new Provenance(
                "scene0000_00",
                "scene0000",
                List.of(0, 30),
                List.of(7),
                List.of(),
                new TreeMap<>(raw),
                "6-7",
                "strict",
                List.of("t1", "q2", "a3"),
                overlays);
    }
}
