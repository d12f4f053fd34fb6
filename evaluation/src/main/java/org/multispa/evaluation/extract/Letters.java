package org.multispa.evaluation.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.extract.text.Token;

/// Finds the letters of options in a text. A letter is a capital that stands alone, or a small one that nothing
/// else accompanies or that follows `option`, `point` and the like; the article `A` is none, nor is a letter
/// behind `than` or `not`.
final class Letters {
    private static final Set<String> NAMING = Set.of(
            "option", "point", "dot", "choice", "letter", "label", "marker", "answer", "is", "选", "punkt", "punto");
    private static final Set<String> EXCLUDING = Set.of("than", "not", "of", "unlike", "nor", "neither");

    /// What may follow `A` where it is a letter; another small word makes it an article.
    private static final Set<String> BEHIND_A_LETTER = Set.of(
            "is",
            "was",
            "are",
            "because",
            "since",
            "as",
            "and",
            "or",
            "than",
            "in",
            "at",
            "on",
            "with",
            "has",
            "appears",
            "seems",
            "lies",
            "looks",
            "corresponds",
            "matches",
            "would",
            "which",
            "being",
            "for",
            "from",
            "marks",
            "shows",
            "to",
            "does",
            "can",
            "should",
            "must",
            "sits",
            "ist",
            "est",
            "es",
            "rather",
            "instead",
            "not");

    private Letters() {}

    /// The letters that a sample's image shows; those of the subtask's usual form where none is drawn.
    static Set<String> options(Sample sample) {
        Set<String> drawn = sample.provenance().overlays().stream()
                .flatMap(overlay -> overlay.dots().stream())
                .map(Overlay.Dot::label)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (!drawn.isEmpty()) {
            return drawn;
        }
        return sample.subtask().images() == 1 ? Set.of("A", "B") : Set.of("A", "B", "C", "D");
    }

    static Reading read(List<Token> tokens, Set<String> options) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Token.Word word && word.text().length() == 1) {
                String letter = word.text().toUpperCase(Locale.ROOT);
                if (options.contains(letter) && isLetter(tokens, i, word) && !isExcluded(tokens, i)) {
                    candidates.add(Candidate.of(new Answer.Choice(letter), 1));
                }
            }
        }
        return Reading.of(candidates);
    }

    private static boolean isLetter(List<Token> tokens, int i, Token.Word word) {
        if (touches(tokens, i)) {
            return false;
        }
        if (!word.capital()) {
            long words = tokens.stream()
                    .limit(50)
                    .filter(t -> t instanceof Token.Word || t instanceof Token.Num)
                    .count();
            return words == 1 || (isNamed(tokens, i) && !word.is("a")) || isEnclosed(tokens, i);
        }
        return !word.is("a") || isNamed(tokens, i) || isEnclosed(tokens, i) || !isArticle(tokens, i);
    }

    /// Part of a number or of a joined word, as in `3D`, `A4` or `B-spline`.
    private static boolean touches(List<Token> tokens, int i) {
        Token one = tokens.get(i);
        boolean behindNumber = i > 0 && tokens.get(i - 1) instanceof Token.Num before && before.touches(one);
        boolean beforeNumber =
                i + 1 < tokens.size() && tokens.get(i + 1) instanceof Token.Num after && one.touches(after);
        boolean joined = i + 2 < tokens.size()
                && tokens.get(i + 1).isSymbol('-')
                && one.touches(tokens.get(i + 1))
                && tokens.get(i + 2) instanceof Token.Word second
                && tokens.get(i + 1).touches(second);
        return behindNumber || beforeNumber || joined;
    }

    private static boolean isNamed(List<Token> tokens, int i) {
        int before = i - 1;
        while (before >= 0 && tokens.get(before).isOneOf("-:*\"'([{$")) {
            before--;
        }
        return before >= 0 && tokens.get(before) instanceof Token.Word word && NAMING.contains(word.text());
    }

    private static boolean isEnclosed(List<Token> tokens, int i) {
        return i > 0
                && i + 1 < tokens.size()
                && tokens.get(i - 1).isOneOf("([{*\"'")
                && tokens.get(i + 1).isOneOf(")]}*\"'");
    }

    private static boolean isArticle(List<Token> tokens, int i) {
        return i + 1 < tokens.size()
                && tokens.get(i + 1) instanceof Token.Word next
                && !next.capital()
                && next.text().codePointAt(0) < 0x300
                && !BEHIND_A_LETTER.contains(next.text());
    }

    /// Behind `than`, `not`, `rather than point` and the like, and each of `A or B`.
    private static boolean isExcluded(List<Token> tokens, int i) {
        int before = i - 1;
        while (before >= 0
                && (tokens.get(before).isOneOf("(*\"'")
                        || tokens.get(before).isWord("point")
                        || tokens.get(before).isWord("option")
                        || tokens.get(before).isWord("dot")
                        || tokens.get(before).isWord("the"))) {
            before--;
        }
        boolean excluded =
                before >= 0 && tokens.get(before) instanceof Token.Word word && EXCLUDING.contains(word.text());
        return excluded || isAlternative(tokens, i, i + 1, i + 2) || isAlternative(tokens, i, i - 1, i - 2);
    }

    private static boolean isAlternative(List<Token> tokens, int i, int joint, int other) {
        boolean inside = Math.min(joint, other) >= 0 && Math.max(joint, other) < tokens.size();
        return inside
                && (tokens.get(joint).isWord("or") || tokens.get(joint).isSymbol('/'))
                && tokens.get(other) instanceof Token.Word word
                && word.text().length() == 1
                && word.capital()
                && other != i;
    }
}
