package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.multispa.engine.wording.WordingCheck.Role;

/// Checks of a template's text that hold for every subtask and language.
final class TextChecks {
    private static final Pattern MODEL_TOKEN = Pattern.compile("<[|/]?[A-Za-z_]+\\|?>");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!。？！।؟][)\"”]?$");
    private static final Pattern VALUE_END = Pattern.compile("`[^`]*`(°| ?\\p{L}+)?$");

    private TextChecks() {}

    static List<String> problems(Role role, Template template) {
        String text = template.text();
        List<String> problems = new ArrayList<>();
        if (!text.equals(text.strip())) {
            problems.add("space at the start or end");
        }
        if (text.contains("  ")) {
            problems.add("two spaces in a row");
        }
        if (CONTROL.matcher(text).find()) {
            problems.add("a template is one line of text, found a line break or another control character");
        }
        if (MODEL_TOKEN.matcher(text).find()) {
            problems.add("tokens such as <image> are put in by the engine and must not stand in a template");
        }
        String literal = template.literalText();
        if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0) {
            problems.add("a brace that belongs to no slot; slots look like {label}");
        }
        boolean ended = SENTENCE_END.matcher(text.strip()).find()
                || (role.isAnswer() && VALUE_END.matcher(text.strip()).find());
        if (!ended) {
            problems.add(
                    role.isAnswer()
                            ? "an answer ends with a full stop, or with its value and unit"
                            : "a sentence ends with a full stop, question mark or exclamation mark");
        }
        return problems;
    }
}
