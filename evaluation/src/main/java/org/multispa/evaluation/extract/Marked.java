package org.multispa.evaluation.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.multispa.evaluation.extract.text.Token;

/// Finds the parts of a text that announce themselves as its answer.
final class Marked {
    private static final Set<String> ANNOUNCING =
            Set.of("answer", "antwort", "respuesta", "réponse", "ответ", "risposta", "答", "案");
    private static final Set<String> LINKING =
            Set.of("is", "be", "are", "ist", "est", "es", "è", "равен", "是", "为", "為");
    private static final int REACH = 10;
    private static final int LONGEST_BOLD = 100;

    private Marked() {}

    /// A part of a text.
    ///
    /// @param takesFirst whether the first of several answers in it counts, or none
    record Part(String text, boolean takesFirst) {}

    /// Such parts, the surest first: a box, an answer tag, what follows `the answer is`, bold letters.
    ///
    /// @param text as [PlainText] gives it
    /// @param tokens of that text
    static List<Part> parts(String text, List<Token> tokens) {
        List<Part> parts = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        boxed(text, parts);
        tagged(text, lower, parts);
        announced(text, tokens, parts);
        bold(text, parts);
        return parts;
    }

    private static void boxed(String text, List<Part> parts) {
        String opening = "\\boxed{";
        int from = text.lastIndexOf(opening);
        if (from < 0) {
            return;
        }
        int start = from + opening.length();
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                parts.add(new Part(text.substring(start, i), true));
                return;
            }
        }
    }

    private static void tagged(String text, String lower, List<Part> parts) {
        int from = lower.length() == text.length() ? lower.lastIndexOf("<answer>") : -1;
        if (from >= 0) {
            int start = from + "<answer>".length();
            int end = lower.indexOf("</answer>", start);
            parts.add(new Part(text.substring(start, end < 0 ? text.length() : end), true));
        }
    }

    /// What follows the last `answer is`, `answer:` or `answer =`, to the end of its line, or the next line
    /// where that is empty.
    private static void announced(String text, List<Token> tokens, List<Part> parts) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (!(tokens.get(i) instanceof Token.Word word) || !ANNOUNCING.contains(word.text())) {
                continue;
            }
            int link = link(tokens, i);
            if (link >= 0) {
                parts.add(new Part(line(text, tokens, unit(tokens, i, link)), true));
                return;
            }
        }
    }

    /// Where the part begins: at a unit that is named before the link, as in `the answer in metres is`, else
    /// behind it.
    private static int unit(List<Token> tokens, int announcing, int link) {
        for (int i = announcing + 1; i < link; i++) {
            if (Quantity.announced(tokens, i).isPresent()) {
                return i;
            }
        }
        return link + 1;
    }

    private static int link(List<Token> tokens, int announcing) {
        for (int i = announcing + 1; i < tokens.size() && i <= announcing + REACH; i++) {
            switch (tokens.get(i)) {
                case Token.Symbol symbol -> {
                    if (symbol.isOneOf(":=")) {
                        return i;
                    }
                    if (symbol.isOneOf(".?!")) {
                        return -1;
                    }
                }
                case Token.Word word -> {
                    if (LINKING.contains(word.text())) {
                        return i + 1 < tokens.size() && tokens.get(i + 1).isSymbol(':') ? i + 1 : i;
                    }
                }
                case Token.Break _ -> {
                    return i == announcing + 1 || onlyMarks(tokens, announcing, i) ? i : -1;
                }
                case Token.Num _ -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    /// A heading: nothing but signs between it and the end of its line.
    private static boolean onlyMarks(List<Token> tokens, int from, int to) {
        return tokens.subList(from + 1, to).stream().allMatch(token -> token.isOneOf("*_#"));
    }

    private static String line(String text, List<Token> tokens, int from) {
        int first = from;
        while (first < tokens.size()
                && (tokens.get(first) instanceof Token.Break
                        || tokens.get(first).isOneOf("*_#"))) {
            first++;
        }
        if (first >= tokens.size()) {
            return "";
        }
        int last = first;
        while (last + 1 < tokens.size() && !(tokens.get(last + 1) instanceof Token.Break)) {
            last++;
        }
        return text.substring(tokens.get(first).start(), tokens.get(last).end());
    }

    private static void bold(String text, List<Part> parts) {
        int end = text.lastIndexOf("**");
        int start = end < 0 ? -1 : text.lastIndexOf("**", end - 2);
        if (start >= 0 && end - start - 2 <= LONGEST_BOLD && end > start + 2) {
            parts.add(new Part(text.substring(start + 2, end), false));
        }
    }
}
