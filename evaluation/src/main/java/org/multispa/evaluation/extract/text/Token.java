package org.multispa.evaluation.extract.text;

import java.math.BigDecimal;

/// A piece of a text. Positions count characters from the start of the [plain][PlainText] text.
public sealed interface Token {
    int start();

    /// Behind the last character.
    int end();

    /// A number with its sign.
    ///
    /// @param usable false for what looks like a number and is none that can be an answer: 40 digits and more,
    ///     exponents beyond 30, `1.2.3`
    /// @param point whether it is written with a decimal mark
    record Num(int start, int end, BigDecimal value, boolean usable, boolean point) implements Token {}

    /// Letters of one script; of Chinese characters one.
    ///
    /// @param text in lower case
    /// @param capital whether the first letter is a capital
    record Word(int start, int end, String text, boolean capital) implements Token {
        public boolean is(String word) {
            return text.equals(word);
        }
    }

    /// Anything else that is no white space.
    record Symbol(int start, int end, char sign) implements Token {}

    /// The end of a line.
    record Break(int start, int end) implements Token {}

    /// Whether nothing stands between the two.
    default boolean touches(Token next) {
        return end() == next.start();
    }

    default boolean isSymbol(char sign) {
        return this instanceof Symbol symbol && symbol.sign() == sign;
    }

    default boolean isOneOf(String signs) {
        return this instanceof Symbol symbol && signs.indexOf(symbol.sign()) >= 0;
    }

    default boolean isWord(String text) {
        return this instanceof Word word && word.is(text);
    }
}
