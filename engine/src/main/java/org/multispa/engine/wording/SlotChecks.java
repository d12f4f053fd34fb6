package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Role;

/// Checks that a template has the slots that it must have, no others, and backticks only where they may stand.
final class SlotChecks {
    private static final String ANSWER_SPAN = "`{answer}`";
    private static final Pattern SPAN = Pattern.compile("`([^`]*)`");

    private SlotChecks() {}

    /// Names of the slots that every question of a subtask has.
    static Set<String> slots(Subtask subtask) {
        return switch (subtask.reference()) {
            case NONE, DOT -> Set.of();
            case LABEL -> Set.of("label");
            case COORDINATE ->
                subtask == Subtask.DEPTH_COMPARISON_COORDINATE ? Set.of("x1", "y1", "x2", "y2") : Set.of("x", "y");
        };
    }

    static List<String> problems(Subtask subtask, Role role, Template template) {
        return problems(subtask, role, template, Set.of());
    }

    /// @param further slots that may be there besides the subtask's own
    static List<String> problems(Subtask subtask, Role role, Template template, Set<String> further) {
        List<String> problems = new ArrayList<>();
        Set<String> allowed = new TreeSet<>(slots(subtask));
        if (role == Role.QUESTION) {
            Set<String> missing = new TreeSet<>(allowed);
            missing.removeAll(template.slots());
            missing.forEach(slot -> problems.add("every question needs the slot {" + slot + "}"));
        }
        allowed.addAll(further);
        if (role.isAnswer()) {
            allowed.add("answer");
        }
        new TreeSet<>(template.slots())
                .stream()
                        .filter(slot -> !allowed.contains(slot))
                        .forEach(slot -> problems.add("unknown slot {" + slot + "}; here there may be " + allowed));
        if (role.isAnswer()) {
            answerSpan(template.text(), problems);
        } else {
            spans(template.text(), problems);
        }
        return problems;
    }

    private static void answerSpan(String text, List<String> problems) {
        long backticks = text.chars().filter(c -> c == '`').count();
        if (!text.contains(ANSWER_SPAN)) {
            problems.add("an answer holds " + ANSWER_SPAN + ", the slot between backticks");
        } else if (text.indexOf("{answer}") != text.lastIndexOf("{answer}") || backticks != 2) {
            problems.add("an answer holds " + ANSWER_SPAN + " once and no other backticks");
        }
    }

    private static void spans(String text, List<String> problems) {
        if (text.chars().filter(c -> c == '`').count() % 2 != 0) {
            problems.add("a backtick without its partner");
        }
        Matcher span = SPAN.matcher(text);
        while (span.find()) {
            if (span.group(1).indexOf('{') >= 0) {
                problems.add("backticks around a slot are kept for {answer} in answers");
            }
        }
    }
}
