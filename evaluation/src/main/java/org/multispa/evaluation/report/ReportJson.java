package org.multispa.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.McNemar;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.Scoreboard;

/// Reports as JSON. Scores are shares from 0 to 1, published figures percent as they were published, differences
/// from them points.
final class ReportJson {
    private ReportJson() {}

    static String run(RunInfo info, Scoreboard board) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "multispa-report-1");
        tree.put("run", run(info));
        tree.put("questions", board.questions());
        tree.put("scenes", board.scenes());
        tree.put("outcomes", outcomes(board.outcomes()));
        board.rowAverage().ifPresent(figure -> tree.put("row_average", figure(figure)));
        board.subtaskAverage().ifPresent(figure -> tree.put("subtask_average", figure(figure)));
        Map<String, Object> rows = new LinkedHashMap<>();
        board.rows().forEach((row, figure) -> {
            Map<String, Object> one = figure(figure);
            for (Published published : Published.ALL) {
                published.row(row).ifPresent(value -> {
                    one.put("published_" + published.key(), value);
                    one.put("difference_" + published.key(), 100 * figure.share() - value);
                });
            }
            rows.put(row.key(), one);
        });
        tree.put("rows", rows);
        Map<String, Object> averages = new LinkedHashMap<>();
        for (Published published : Published.ALL) {
            averages.put(published.key(), published.average());
        }
        tree.put("published_averages", averages);
        if (board.rows().size() == PaperRow.values().length) {
            Map<String, Object> differences = new LinkedHashMap<>();
            board.rowAverage()
                    .ifPresent(figure -> Published.ALL.forEach(
                            published -> differences.put(published.key(), 100 * figure.share() - published.average())));
            tree.put("differences_of_averages", differences);
        }
        Map<String, Object> subtasks = new LinkedHashMap<>();
        board.subtasks().forEach((subtask, figure) -> {
            Map<String, Object> one = figure(figure);
            put(one, "chance", Optional.ofNullable(info.chance().get(subtask)));
            put(
                    one,
                    "median_relative_error",
                    Optional.ofNullable(board.medianErrors().get(subtask)));
            one.put("outcomes", outcomes(board.subtaskOutcomes().getOrDefault(subtask, Map.of())));
            subtasks.put(subtask.id(), one);
        });
        tree.put("subtasks", subtasks);
        tree.put("rungs", rungs(board));
        tree.put("breakdowns", breakdowns(board));
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> outcomes(Map<Outcome, Long> counts) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.key(), counts.getOrDefault(outcome, 0L));
        }
        return outcomes;
    }

    private static Map<String, Object> run(RunInfo info) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("benchmark", info.benchmark());
        tree.put("checksum", info.checksum());
        tree.put("model", info.model());
        tree.put("parameters", info.parameters());
        tree.put("prompt", info.prompt());
        tree.put("limit", info.limit());
        return tree;
    }

    private static List<Object> rungs(Scoreboard board) {
        List<Object> rungs = new ArrayList<>();
        board.rungs().forEach(effect -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rung", effect.rung().key());
            one.put("found", effect.found());
            one.put("right", effect.right());
            one.put("mean_up_to_here", effect.upTo());
            one.put("gain", effect.gain());
            rungs.add(one);
        });
        return rungs;
    }

    private static Map<String, Object> breakdowns(Scoreboard board) {
        Map<String, Object> breakdowns = new LinkedHashMap<>();
        board.breakdowns().forEach(breakdown -> {
            Map<String, Object> cells = new LinkedHashMap<>();
            breakdown.cells().forEach(cell -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("share", cell.share());
                one.put("right", cell.right());
                one.put("asked", cell.asked());
                one.put("wilson", interval(cell.interval()));
                cell.medianError().ifPresent(error -> one.put("median_relative_error", error));
                cells.put(cell.value(), one);
            });
            breakdowns.put(breakdown.facet().key(), cells);
        });
        return breakdowns;
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("share", figure.share());
        tree.put("right", figure.right());
        tree.put("asked", figure.asked());
        put(tree, "wilson", figure.wilson().map(ReportJson::interval));
        put(tree, "by_scene", figure.byScene().map(ReportJson::interval));
        return tree;
    }

    private static List<Object> interval(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static void put(Map<String, Object> tree, String name, Optional<?> value) {
        value.ifPresent(one -> tree.put(name, one));
    }

    static String comparison(RunInfo first, RunInfo second, Comparison comparison) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "multispa-comparison-1");
        tree.put("first", run(first));
        tree.put("second", run(second));
        tree.put("questions", comparison.questions());
        tree.put("only_in_first", comparison.onlyInFirst());
        tree.put("only_in_second", comparison.onlyInSecond());
        tree.put("mcnemar", mcNemar(comparison.overall()));
        put(tree, "row_average", comparison.rowAverage().map(ReportJson::paired));
        put(tree, "subtask_average", comparison.subtaskAverage().map(ReportJson::paired));
        Map<String, Object> rows = new LinkedHashMap<>();
        comparison.rows().forEach((row, pair) -> rows.put(row.key(), paired(pair)));
        tree.put("rows", rows);
        Map<String, Object> subtasks = new LinkedHashMap<>();
        comparison.subtasks().forEach((subtask, pair) -> subtasks.put(subtask.id(), paired(pair)));
        tree.put("subtasks", subtasks);
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> paired(Paired pair) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("first", pair.first());
        tree.put("second", pair.second());
        tree.put("difference", pair.difference());
        put(tree, "by_scene", pair.interval().map(ReportJson::interval));
        pair.probability().ifPresent(probability -> tree.put("p_by_scene", probability));
        put(tree, "mcnemar", pair.mcNemar().map(ReportJson::mcNemar));
        return tree;
    }

    private static Map<String, Object> mcNemar(McNemar test) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("only_first_right", test.onlyFirst());
        tree.put("only_second_right", test.onlySecond());
        tree.put("p", test.probability());
        return tree;
    }
}
