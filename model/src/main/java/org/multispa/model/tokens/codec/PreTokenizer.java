package org.multispa.model.tokens.codec;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Cuts text into the words within which a byte-level encoding merges. Each expression in turn cuts every piece
/// that the ones before left: what it matches is a piece, and so is what lies between two matches.
public final class PreTokenizer {
    private static final int LONGEST = 4096;
    private static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private static final String WORDS = "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+";
    private static final String REST = " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /// The expression of Qwen2: single digits.
    public static final String QWEN2 = String.join("|", CONTRACTIONS, WORDS, "\\p{N}", REST);

    /// The expression that stands for itself in a `ByteLevel` step with `use_regex`.
    public static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private final List<Pattern> patterns;

    private PreTokenizer(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /// @param expressions in the dialect of Oniguruma as far as Java shares it: `\s` and `\d` mean Unicode's
    /// @throws IllegalArgumentException for an expression that Java does not know or that is too long
    public static PreTokenizer of(List<String> expressions) {
        return new PreTokenizer(expressions.stream().map(PreTokenizer::compile).toList());
    }

    private static Pattern compile(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("expected a regular expression of at most " + LONGEST
                    + " characters in the pre-tokenizer, found one of " + expression.length());
        }
        try {
            return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pre-tokenizer's regular expression means nothing in Java: " + e.getDescription() + " in "
                            + expression,
                    e);
        }
    }

    /// Calls `word` with every piece from left to right; the pieces put together are the text.
    void split(String text, Consumer<String> word) {
        split(text, 0, word);
    }

    private void split(String text, int step, Consumer<String> word) {
        if (text.isEmpty()) {
            return;
        }
        if (step == patterns.size()) {
            word.accept(text);
            return;
        }
        Matcher matcher = patterns.get(step).matcher(text);
        int done = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                split(text.substring(done, matcher.start()), step + 1, word);
                split(matcher.group(), step + 1, word);
                done = matcher.end();
            }
        }
        split(text.substring(done), step + 1, word);
    }
}
