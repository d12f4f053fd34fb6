package org.multispa.dataset.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.json.PlainTree;

/// An audit as JSON with its fields in a fixed order. Shares are 0 to 1.
final class AuditJson {
    private AuditJson() {}

    static String encode(DatasetAudit audit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "multispa-audit-1");
        tree.put("samples", audit.samples());
        tree.put("questions_at_most", audit.settings().questions());
        tree.put("margin", audit.settings().margin());
        tree.put("warnings", audit.flags(Flag.Severity.WARNING));
        tree.put("expected", audit.flags(Flag.Severity.EXPECTED));
        tree.put("subtasks", audit.subtasks().stream().map(AuditJson::tree).toList());
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> tree(SubtaskAudit audit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subtask", audit.subtask().id());
        tree.put("samples", audit.samples());
        tree.put("questions", audit.questions());
        tree.put("judged", !audit.tooFew());
        tree.put("repeated", audit.repeated());
        tree.put("contradictory", audit.contradictory());
        tree.put("majority", tree(audit.majority()));
        audit.prior().ifPresent(prior -> tree.put("prior", tree(prior)));
        audit.chance().ifPresent(chance -> tree.put("chance", chance));
        tree.put("held_out_by", audit.byFamily() ? "family" : "question");
        tree.put("blind", audit.scores().stream().map(AuditJson::tree).toList());
        tree.put("balance", audit.balances().stream().map(AuditJson::tree).toList());
        tree.put("scenes", tree(audit.scenes()));
        tree.put("families", tree(audit.families()));
        tree.put("flags", audit.flags().stream().map(AuditJson::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Common common) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("answer", common.answer());
        tree.put("count", common.count());
        tree.put("share", common.share());
        return tree;
    }

    private static Map<String, Object> tree(BlindScore score) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("predictor", score.clue().key());
        tree.put("right", score.right());
        tree.put("asked", score.asked());
        tree.put("share", score.share());
        tree.put("low", score.interval().low());
        tree.put("high", score.interval().high());
        tree.put("hint", score.hint());
        return tree;
    }

    private static Map<String, Object> tree(Balance balance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("of", balance.what());
        tree.put("chi_square", balance.chiSquare());
        tree.put("freedom", balance.cells().size() - 1);
        tree.put("p", balance.probability());
        tree.put(
                "cells",
                balance.cells().stream()
                        .map(cell -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", cell.name());
                            one.put("found", cell.observed());
                            one.put("expected", cell.expected());
                            return one;
                        })
                        .toList());
        return tree;
    }

    private static Map<String, Object> tree(Spread spread) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("count", spread.count());
        tree.put("largest", spread.largest());
        tree.put("largest_share", spread.share());
        tree.put("effective", spread.effective());
        return tree;
    }

    private static Map<String, Object> tree(Flag flag) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", flag.severity().key());
        tree.put("kind", flag.kind());
        tree.put("reason", flag.reason());
        return tree;
    }
}
