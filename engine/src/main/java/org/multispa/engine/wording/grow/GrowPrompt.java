package org.multispa.engine.wording.grow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.multispa.dataset.Subtask;
import org.multispa.engine.chat.ChatMessage;
import org.multispa.engine.wording.Template;
import org.multispa.engine.wording.WordingCheck.Role;
import org.multispa.engine.wording.WordingPack;
import org.multispa.engine.wording.WordingRules;
import org.multispa.geometry.SeededHash;

/// What a model is asked.
final class GrowPrompt {
    private static final int EXAMPLES = 8;
    private static final int REFUSALS = 6;

    private GrowPrompt() {}

    /// @param count sentences to ask for
    /// @param round counted from 0; each shows other examples
    /// @param refused the latest refusals, so that the model can do better
    static List<ChatMessage> messages(WordingPack pack, Role role, int count, int round, List<Refused> refused) {
        return List.of(
                new ChatMessage(ChatMessage.Role.SYSTEM, system(pack)),
                new ChatMessage(ChatMessage.Role.USER, user(pack, role, count, round, refused)));
    }

    private static String system(WordingPack pack) {
        return "You write sentence templates for a data set of questions about " + images(pack.subtask())
                + " of a real scene. A question is put together from a task, which says what is to be done and how"
                + " numbers are given, and a question, which asks; an answer repeats the value. Any task may stand"
                + " before any question and any answer may follow. Write in the language with the tag '"
                + pack.language() + "', naturally, correctly and with much variety in construction, length and tone.";
    }

    private static String images(Subtask subtask) {
        return subtask.reference() == Subtask.Reference.LABEL
                ? "several images"
                : subtask.images() == 1 ? "one image" : "two images";
    }

    private static String user(WordingPack pack, Role role, int count, int round, List<Refused> refused) {
        StringBuilder text = new StringBuilder();
        text.append("The subtask is '").append(pack.subtask().id()).append("'.\n");
        for (Role shown : Role.values()) {
            if (!pack.templates(shown).isEmpty()) {
                text.append("\nSome of the ").append(names(shown)).append(" that exist:\n");
                examples(pack, shown, round)
                        .forEach(one -> text.append("- ").append(one).append('\n'));
            }
        }
        text.append("\nWrite ")
                .append(count)
                .append(" new ")
                .append(names(role))
                .append(". Each keeps these rules:\n");
        WordingRules.of(pack, role)
                .forEach(rule -> text.append("- ").append(rule).append('\n'));
        text.append("- it means the same as the existing ").append(names(role)).append(" and fits all the others\n");
        List<Refused> latest = refused.subList(Math.max(0, refused.size() - REFUSALS), refused.size());
        if (!latest.isEmpty()) {
            text.append("\nThese were refused, do better:\n");
            latest.forEach(one -> text.append("- ")
                    .append(one.shortened())
                    .append(" (")
                    .append(String.join("; ", one.reasons()))
                    .append(")\n"));
        }
        return text.append("\nReply with a JSON list of ")
                .append(count)
                .append(" strings and nothing else.")
                .toString();
    }

    private static List<String> examples(WordingPack pack, Role role, int round) {
        List<Template> templates = new ArrayList<>(pack.templates(role));
        SeededHash hash = SeededHash.of(round).with(pack.subtask().id());
        templates.sort(
                Comparator.comparingLong((Template one) -> hash.with(one.id()).value()));
        return templates.stream().limit(EXAMPLES).map(Template::text).toList();
    }

    private static String names(Role role) {
        return switch (role) {
            case TASK -> "tasks";
            case QUESTION -> "questions";
            case ANSWER -> "answers";
            case STILL -> "answers for points that did not move";
        };
    }
}
