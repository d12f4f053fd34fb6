package org.multispa.evaluation.experiment.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.Figure;

/// A table for programs. Shares are 0 to 1; columns are named as in the table.
final class TableJson {
    private TableJson() {}

    static String of(FilledTable table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "multispa-table-1");
        tree.put("name", table.name());
        tree.put("about", table.about().strip());
        tree.put("questions", table.questions());
        tree.put("scenes", table.scenes());
        List<Object> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(column(column));
        }
        tree.put("columns", columns);
        Map<String, Object> chance = new LinkedHashMap<>();
        for (int i = 0; i < table.chance().size(); i++) {
            String name = table.columns().get(i).name();
            table.chance().get(i).ifPresent(value -> chance.put(name, value));
        }
        tree.put("chance", chance);
        List<Object> rows = new ArrayList<>();
        for (FilledTable.Row row : table.rows()) {
            Map<String, Object> its = new LinkedHashMap<>();
            its.put("name", row.name());
            its.put("guess", row.guess());
            row.x().ifPresent(x -> its.put("x", x));
            its.put("curve", row.curve());
            row.readable().ifPresent(readable -> its.put("readable", readable));
            its.put("cells", cells(table, row.cells(), TableJson::figure));
            rows.add(its);
        }
        tree.put("rows", rows);
        List<Object> differences = new ArrayList<>();
        for (FilledTable.Difference difference : table.differences()) {
            Map<String, Object> its = new LinkedHashMap<>();
            its.put("name", difference.name());
            its.put("first", difference.first());
            its.put("second", difference.second());
            its.put("cells", cells(table, difference.cells(), TableJson::paired));
            differences.add(its);
        }
        tree.put("differences", differences);
        tree.put("missing", table.missing());
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> its = new LinkedHashMap<>();
        its.put("name", column.name());
        its.put("figure", column.figure());
        column.on().ifPresent(on -> its.put("on", on));
        Map<String, Object> where = new LinkedHashMap<>();
        column.where().forEach((facet, value) -> where.put(facet.key(), value));
        its.put("where", where);
        return its;
    }

    private static <T> Map<String, Object> cells(
            FilledTable table, List<Optional<T>> cells, Function<T, Map<String, Object>> tree) {
        Map<String, Object> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = table.columns().get(i).name();
            cells.get(i).ifPresent(cell -> byColumn.put(name, tree.apply(cell)));
        }
        return byColumn;
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> its = new LinkedHashMap<>();
        its.put("share", figure.share());
        its.put("right", figure.right());
        its.put("asked", figure.asked());
        figure.wilson().ifPresent(interval -> its.put("wilson", interval(interval)));
        figure.byScene().ifPresent(interval -> its.put("by_scene", interval(interval)));
        return its;
    }

    private static Map<String, Object> paired(Paired pair) {
        Map<String, Object> its = new LinkedHashMap<>();
        its.put("first", pair.first());
        its.put("second", pair.second());
        its.put("difference", pair.difference());
        pair.interval().ifPresent(interval -> its.put("by_scene", interval(interval)));
        pair.probability().ifPresent(p -> its.put("p_by_scene", p));
        pair.mcNemar().ifPresent(test -> {
            its.put("only_first", test.onlyFirst());
            its.put("only_second", test.onlySecond());
            its.put("p_mcnemar", test.probability());
        });
        return its;
    }

    private static List<Object> interval(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
