package org.multispa.dataset.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.output.BinCount;

/// Statistics as JSON with its fields in a fixed order.
final class StatsJson {
    private StatsJson() {}

    static String encode(DatasetStats stats) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("samples", stats.samples());
        tree.put("subtasks", stats.subtasks().stream().map(StatsJson::tree).toList());
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> tree(SubtaskStats stats) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subtask", stats.subtask().id());
        tree.put("samples", stats.samples());
        tree.put("asked", stats.asked());
        tree.put("achieved", stats.achieved());
        tree.put("bins", stats.bins().stream().map(StatsJson::tree).toList());
        tree.put("gates", stats.gates());
        tree.put("splits", stats.splits());
        tree.put("answers", stats.answers());
        Map<String, Object> values = new LinkedHashMap<>();
        stats.values().forEach((name, quantiles) -> values.put(name, tree(quantiles)));
        tree.put("values", values);
        tree.put("scenes", stats.scenes());
        return tree;
    }

    private static Map<String, Object> tree(BinCount bin) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("bin", bin.bin());
        tree.put("asked", bin.asked());
        tree.put("achieved", bin.achieved());
        return tree;
    }

    private static Map<String, Object> tree(Quantiles quantiles) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("min", quantiles.min());
        tree.put("p5", quantiles.p5());
        tree.put("p25", quantiles.p25());
        tree.put("median", quantiles.median());
        tree.put("p75", quantiles.p75());
        tree.put("p95", quantiles.p95());
        tree.put("max", quantiles.max());
        return tree;
    }
}
