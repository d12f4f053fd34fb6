package org.multispa.dataset.stats;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multispa.dataset.Answer;

/// Statistics as tables for people to read.
final class StatsText {
    private StatsText() {}

    static String render(DatasetStats stats) {
        StringBuilder text = new StringBuilder();
        section(text, "Samples", samples(stats));
        section(text, "Answers", answers(stats.subtasks()));
        section(text, "Values", values(stats.subtasks()));
        section(text, "Dropped by gates", gates(stats.subtasks()));
        section(text, "Samples a scene", scenes(stats));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, TextTable table) {
        if (!table.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(title).append('\n').append(table.render());
        }
    }

    private static TextTable samples(DatasetStats stats) {
        TextTable table =
                new TextTable(1, "subtask", "samples", "asked", "achieved", "bins", "short", "scenes", "largest");
        for (SubtaskStats s : stats.subtasks()) {
            table.row(
                    s.subtask().id(),
                    Long.toString(s.samples()),
                    Long.toString(s.asked()),
                    Long.toString(s.achieved()),
                    Integer.toString(s.bins().size()),
                    Long.toString(s.shortBins()),
                    Integer.toString(s.scenes().size()),
                    percent(s.largestSceneShare()));
        }
        table.row(
                "all",
                Long.toString(stats.samples()),
                Long.toString(
                        stats.subtasks().stream().mapToLong(SubtaskStats::asked).sum()),
                Long.toString(stats.subtasks().stream()
                        .mapToLong(SubtaskStats::achieved)
                        .sum()),
                "",
                Long.toString(stats.subtasks().stream()
                        .mapToLong(SubtaskStats::shortBins)
                        .sum()),
                Integer.toString(scenesOf(stats).size()),
                "");
        return table;
    }

    private static TextTable answers(List<SubtaskStats> subtasks) {
        TextTable table = new TextTable(2, "subtask", "share of each answer");
        for (SubtaskStats s : subtasks) {
            if (!s.answers().isEmpty()) {
                String shares = s.answers().entrySet().stream()
                        .map(a -> a.getKey() + " " + percent((double) a.getValue() / s.samples()))
                        .collect(Collectors.joining(", "));
                table.row(s.subtask().id(), shares);
            }
        }
        return table;
    }

    private static TextTable values(List<SubtaskStats> subtasks) {
        TextTable table =
                new TextTable(3, "subtask", "value", "unit", "min", "5 %", "25 %", "median", "75 %", "95 %", "max");
        for (SubtaskStats s : subtasks) {
            String unit = s.subtask().unit().map(Answer.Unit::key).orElse("");
            s.values()
                    .forEach((name, q) -> table.row(
                            s.subtask().id(),
                            name,
                            unit,
                            Long.toString(q.min()),
                            Long.toString(q.p5()),
                            Long.toString(q.p25()),
                            Long.toString(q.median()),
                            Long.toString(q.p75()),
                            Long.toString(q.p95()),
                            Long.toString(q.max())));
        }
        return table;
    }

    private static TextTable gates(List<SubtaskStats> subtasks) {
        TextTable table = new TextTable(2, "subtask", "gate", "dropped");
        for (SubtaskStats s : subtasks) {
            s.gates().forEach((gate, dropped) -> table.row(s.subtask().id(), gate, Long.toString(dropped)));
        }
        return table;
    }

    private static TextTable scenes(DatasetStats stats) {
        TextTable table = new TextTable(1, "scene", "samples", "share");
        for (Map.Entry<String, Long> scene : scenesOf(stats).entrySet()) {
            table.row(
                    scene.getKey(),
                    Long.toString(scene.getValue()),
                    percent((double) scene.getValue() / stats.samples()));
        }
        return table;
    }

    private static SortedMap<String, Long> scenesOf(DatasetStats stats) {
        SortedMap<String, Long> scenes = new TreeMap<>();
        stats.subtasks().forEach(s -> s.scenes().forEach((scene, count) -> scenes.merge(scene, count, Long::sum)));
        return scenes;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
