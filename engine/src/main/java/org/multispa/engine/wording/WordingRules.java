package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Role;

/// What [WordingCheck] asks of a template, told beforehand.
public final class WordingRules {
    private WordingRules() {}

    /// One sentence a rule, for a template in one list of a pack.
    public static List<String> of(WordingPack pack, Role role) {
        List<String> rules = new ArrayList<>();
        rules.add("it is one line of plain text without line breaks, double spaces or tokens such as <image>");
        rules.add(
                role.isAnswer()
                        ? "it ends with a full stop, or with its value and unit"
                        : "it ends with a full stop, question mark or exclamation mark");
        rules.add("braces stand only around the slots named here; further slots do not exist");
        rules.addAll(slots(pack.subtask(), role));
        if (pack.isEnglish()) {
            rules.addAll(EnglishRules.inWords(pack.subtask(), role));
        }
        rules.add("it shares less than nine tenths of its words with any other one");
        return List.copyOf(rules);
    }

    private static List<String> slots(Subtask subtask, Role role) {
        String names = SlotChecks.slots(subtask).stream()
                .sorted()
                .map(name -> "{" + name + "}")
                .collect(Collectors.joining(" "));
        return switch (role) {
            case TASK -> List.of("it has no slots", "backticks stand in pairs");
            case QUESTION ->
                names.isEmpty()
                        ? List.of("it has no slots and no backticks")
                        : List.of("it has each of these slots, written exactly so, outside backticks: " + names);
            case ANSWER, STILL ->
                List.of(
                        "it has `{answer}` exactly once, with the backticks, and no other backticks",
                        names.isEmpty() ? "it has no other slots" : "it may also have these slots: " + names);
        };
    }
}
