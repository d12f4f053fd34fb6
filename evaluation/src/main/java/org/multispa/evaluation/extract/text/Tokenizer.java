package org.multispa.evaluation.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multispa.evaluation.extract.text.Token.Break;
import org.multispa.evaluation.extract.text.Token.Num;
import org.multispa.evaluation.extract.text.Token.Symbol;
import org.multispa.evaluation.extract.text.Token.Word;

/// Cuts a plain text into numbers, words, signs and line ends, in one pass.
public final class Tokenizer {
    /// What a comma between digits is.
    public enum Commas {
        /// It parts numbers: `412,530` are two.
        SEPARATE,
        /// It groups digits by three or is a decimal mark: `1,941` and `1,94` are one number each.
        BELONG
    }

    private static final String SIGNS = "-\u2013+";
    private static final String OPENERS = "([{<,;:=|&";

    private final String text;
    private final NumberScan numbers;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text, Commas commas) {
        this.text = text;
        this.numbers = new NumberScan(text, commas);
    }

    /// @param text as [PlainText] gives it
    public static List<Token> tokens(String text, Commas commas) {
        Tokenizer tokenizer = new Tokenizer(text, commas);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                tokens.add(new Break(at, at + 1));
                at++;
            } else if (Character.isWhitespace(c) || c == PlainText.GROUP_SPACE) {
                at++;
            } else if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)) && !follows())) {
                number();
            } else if (Character.isLetter(text.codePointAt(at))) {
                word();
            } else if (c == '\\' && isLatin(charAt(at + 1))) {
                command();
            } else {
                tokens.add(new Symbol(at, at + 1, c));
                at++;
            }
        }
    }

    /// Whether the last token ends here, so that a point belongs to it.
    private boolean follows() {
        return !tokens.isEmpty() && tokens.getLast().end() == at && !(tokens.getLast() instanceof Symbol);
    }

    private void number() {
        int start = at;
        boolean minus = false;
        if (isSign()) {
            Token sign = tokens.removeLast();
            start = sign.start();
            minus = !sign.isSymbol('+');
        } else if (!tokens.isEmpty()
                && (tokens.getLast().isWord("minus") || tokens.getLast().isWord("negative"))) {
            start = tokens.removeLast().start();
            minus = true;
        }
        Num number = numbers.at(at, start, minus);
        tokens.add(number);
        at = number.end();
    }

    /// Whether the token before a number is its sign and no hyphen, dash or operator between two things.
    private boolean isSign() {
        if (tokens.isEmpty() || !tokens.getLast().isOneOf(SIGNS)) {
            return false;
        }
        Token sign = tokens.getLast();
        if (tokens.size() == 1) {
            return true;
        }
        Token before = tokens.get(tokens.size() - 2);
        if (before.isOneOf(OPENERS) || before instanceof Break) {
            return true;
        }
        return sign.end() == at && (!before.touches(sign) || isNeutral(before));
    }

    private static boolean isNeutral(Token before) {
        return before instanceof Symbol && !before.isOneOf(")]}%\u00B0'+-\u2013");
    }

    private void word() {
        int start = at;
        int first = text.codePointAt(at);
        at += Character.charCount(first);
        if (!standsAlone(first)) {
            while (at < text.length()) {
                int c = text.codePointAt(at);
                boolean inside = (Character.isLetter(c) && !standsAlone(c)) || isMark(c) || isApostrophe(c);
                if (!inside) {
                    break;
                }
                at += Character.charCount(c);
            }
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        tokens.add(new Word(start, at, word, Character.isUpperCase(first)));
    }

    /// The apostrophe of `didn't`.
    private boolean isApostrophe(int c) {
        return c == '\'' && Character.isLetter(charAt(at - 1)) && Character.isLetter(charAt(at + 1));
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// Whether a letter is a word of its own, as Chinese characters are here.
    private static boolean standsAlone(int c) {
        return Character.isIdeographic(c);
    }

    /// A command of TeX: signs that have one become that sign, `\left` and `\text` become a backslash.
    private void command() {
        int start = at;
        at++;
        while (at < text.length() && isLatin(text.charAt(at))) {
            at++;
        }
        char sign = switch (text.substring(start + 1, at)) {
            case "times" -> '\u00D7';
            case "cdot" -> '\u00B7';
            case "circ", "degree" -> '\u00B0';
            default -> '\\';
        };
        tokens.add(new Symbol(start, at, sign));
    }

    private char charAt(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
