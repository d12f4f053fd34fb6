package org.multispa.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;

/// Plain benchmark samples for tests that vary one thing about them.
public final class Samples {
    private Samples() {}

    /// Images of 640 by 480, the last of 1000 by 500 pixels; no overlay.
    public static Sample of(Subtask subtask, Answer truth) {
        return of("id-1", "scene0000_00", subtask, truth, Map.of());
    }

    public static Sample of(String id, String scene, Subtask subtask, Answer truth, Map<String, Double> raw) {
        return of(id, scene, subtask, truth, raw, "6-7");
    }

    public static Sample of(
            String id, String scene, Subtask subtask, Answer truth, Map<String, Double> raw, String bin) {
        List<Sample.Image> images = new ArrayList<>();
        for (int i = 1; i < subtask.images(); i++) {
            images.add(new Sample.Image(scene + "/" + i + ".jpg", 640, 480));
        }
        images.add(new Sample.Image(scene + "/last.jpg", 1000, 500));
        SortedMap<String, Double> values = new TreeMap<>(raw);
        Provenance provenance = new Provenance(
                scene,
                scene.substring(0, Math.max(1, scene.indexOf('_'))),
                List.of(0, 30),
                List.of(7),
                List.of(),
                values,
                bin,
                "strict",
                List.of("t1", "q2", "a3"),
                List.of());
        return new Sample(
                id,
                images,
                List.of(new Turn(Turn.Speaker.HUMAN, places(images.size()) + "Question " + id + "?")),
                subtask,
                "benchmark",
                truth,
                provenance);
    }

    private static String places(int images) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= images; i++) {
            lines.append(images == 1 ? "" : "Image-" + i + ": ").append("<image>\n");
        }
        return lines.toString();
    }

    /// A comparison by coordinates with the point that is not the answer.
    public static Sample comparison(String id, Answer.Pixel truth, Answer.Pixel other) {
        return of(
                id,
                "scene0000_00",
                Subtask.DEPTH_COMPARISON_COORDINATE,
                truth,
                Map.of(Provenance.OTHER_X, (double) other.x(), Provenance.OTHER_Y, (double) other.y()));
    }
}
