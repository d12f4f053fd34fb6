package org.multispa.engine.verify.findings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.multispa.dataset.json.PlainTree;

/// A report as JSON with its fields in a fixed order.
final class ReportJson {
    private ReportJson() {}

    static String of(VerifyReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "multispa-verify-1");
        tree.put("samples", report.samples());
        tree.put("unchecked", report.unchecked());
        tree.put("disagreements", report.disagreements());
        Map<String, Object> checked = new LinkedHashMap<>();
        report.checked().forEach(one -> checked.put(one.subtask(), one.samples()));
        tree.put("checked", checked);
        tree.put("rows", report.rows().stream().map(ReportJson::tree).toList());
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> tree(VerifyReport.Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subtask", row.subtask());
        tree.put("cause", row.cause().id());
        tree.put("count", row.count());
        tree.put("examples", row.examples().stream().map(ReportJson::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Disagreement one) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sample", one.sample());
        tree.put("place", one.place());
        tree.put("what", one.fault().what());
        tree.put("expected", one.fault().expected());
        tree.put("found", one.fault().found());
        return tree;
    }
}
