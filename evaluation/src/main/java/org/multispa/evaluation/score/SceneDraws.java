package org.multispa.evaluation.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.geometry.SeededHash;

/// The bootstrap clustered by scene: as many scenes as there are, drawn with replacement, each with all its
/// questions. Which ones a draw takes is a hash of its number, so that the same items give the same intervals,
/// and two sets of answers to the same questions are drawn alike.
final class SceneDraws {
    /// Draws behind every interval and p-value.
    static final int DRAWS = 2000;

    private static final double TAIL = 0.025;

    /// For each scene the subtasks it has, and how many were asked and are right.
    private record Scene(int[] subtasks, int[] asked, int[] right) {}

    private final List<Scene> scenes = new ArrayList<>();

    private SceneDraws() {}

    static SceneDraws of(List<Scored> items) {
        Map<String, List<Scored>> byScene = new TreeMap<>();
        for (Scored item : items) {
            byScene.computeIfAbsent(item.scene(), _ -> new ArrayList<>()).add(item);
        }
        SceneDraws draws = new SceneDraws();
        byScene.values().forEach(own -> draws.scenes.add(scene(own)));
        return draws;
    }

    private static Scene scene(List<Scored> items) {
        Counts counts = Counts.of(items);
        int[] subtasks = IntStream.range(0, counts.asked.length)
                .filter(i -> counts.asked[i] > 0)
                .toArray();
        return new Scene(
                subtasks,
                Arrays.stream(subtasks).map(i -> (int) counts.asked[i]).toArray(),
                Arrays.stream(subtasks).map(i -> (int) counts.right[i]).toArray());
    }

    /// Whether there are scenes to choose from.
    boolean areThere() {
        return scenes.size() > 1;
    }

    /// The figures of every draw, in [Counts]' order.
    double[][] figures() {
        return IntStream.range(0, DRAWS).parallel().mapToObj(this::drawn).toArray(double[][]::new);
    }

    private double[] drawn(int draw) {
        Counts counts = new Counts();
        SeededHash hash = SeededHash.of(draw).with("scenes");
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(hash.with(i).below(scenes.size()));
            for (int s = 0; s < scene.subtasks.length; s++) {
                counts.asked[scene.subtasks[s]] += scene.asked[s];
                counts.right[scene.subtasks[s]] += scene.right[s];
            }
        }
        return counts.figures();
    }

    /// The middle 95 % of one figure over all draws in which it is defined; absent if there are none.
    static Optional<Interval> interval(double[][] figures, int position) {
        double[] sorted = Arrays.stream(figures)
                .mapToDouble(figure -> figure[position])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /// Two-sided p-value of a difference: how often drawing scenes anew turns its sign, counted so that it is
    /// never 0.
    static double probability(double[][] differences, int position) {
        long below = 0;
        long above = 0;
        long draws = 0;
        for (double[] figures : differences) {
            double value = figures[position];
            if (!Double.isNaN(value)) {
                draws++;
                below += value <= 0 ? 1 : 0;
                above += value >= 0 ? 1 : 0;
            }
        }
        return Math.min(1, 2.0 * (Math.min(below, above) + 1) / (draws + 1));
    }
}
