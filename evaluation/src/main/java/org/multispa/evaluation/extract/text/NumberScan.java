package org.multispa.evaluation.extract.text;

import java.math.BigDecimal;
import org.multispa.evaluation.extract.text.Token.Num;
import org.multispa.evaluation.extract.text.Tokenizer.Commas;

/// Reads one number at a place of a plain text: grouped digits, decimals, exponents. Not thread-safe.
final class NumberScan {
    private static final int MOST_DIGITS = 40;
    private static final int LARGEST_EXPONENT = 30;
    private static final int GROUP = 3;
    private static final String SUPERSCRIPTS = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final char SUPERSCRIPT_MINUS = '\u207B';

    private final String text;
    private final Commas commas;
    private final StringBuilder digits = new StringBuilder();
    private int at;

    NumberScan(String text, Commas commas) {
        this.text = text;
        this.commas = commas;
    }

    /// @param from the first digit or the point before it
    /// @param start where the token begins, with its sign
    Num at(int from, int start, boolean minus) {
        at = from;
        digits.setLength(0);
        takeDigits();
        int pointGroups = groups();
        boolean point = decimals(pointGroups);
        boolean odd = false;
        while (charAt(at) == '.' && isDigit(charAt(at + 1))) {
            odd = true;
            at++;
            skipDigits();
        }
        int exponent = exponent();
        boolean usable = !odd && digits.length() <= MOST_DIGITS && Math.abs(exponent) <= LARGEST_EXPONENT;
        if (!usable) {
            return new Num(start, at, BigDecimal.ZERO, false, point);
        }
        BigDecimal value = new BigDecimal(digits.toString()).scaleByPowerOfTen(exponent);
        return new Num(start, at, minus ? value.negate() : value, true, point);
    }

    private void takeDigits() {
        while (isDigit(charAt(at))) {
            if (digits.length() <= MOST_DIGITS) {
                digits.append(text.charAt(at));
            }
            at++;
        }
    }

    private void skipDigits() {
        while (isDigit(charAt(at))) {
            at++;
        }
    }

    /// Takes further groups of three digits.
    ///
    /// @return how many of them follow a point
    private int groups() {
        if (digits.isEmpty() || digits.length() > GROUP || digits.charAt(0) == '0') {
            return 0;
        }
        char mark = charAt(at);
        boolean grouping = switch (mark) {
            case '\'', '_', PlainText.GROUP_SPACE -> true;
            case ',', ' ' -> commas == Commas.BELONG;
            case '.' -> commas == Commas.BELONG && isPointGrouped();
            default -> false;
        };
        int groups = 0;
        while (grouping && charAt(at) == mark && isGroup(at + 1)) {
            at++;
            takeDigits();
            groups++;
        }
        return mark == '.' ? groups : 0;
    }

    /// A point groups digits only where another group or a decimal comma follows: `1.941` is a fraction.
    private boolean isPointGrouped() {
        if (!isGroup(at + 1)) {
            return false;
        }
        int next = at + 1 + GROUP;
        return charAt(next) == '.' ? isGroup(next + 1) : charAt(next) == ',' && isDigit(charAt(next + 1));
    }

    private boolean isGroup(int from) {
        for (int i = 0; i < GROUP; i++) {
            if (!isDigit(charAt(from + i))) {
                return false;
            }
        }
        return !isDigit(charAt(from + GROUP));
    }

    private boolean decimals(int pointGroups) {
        char mark = charAt(at);
        boolean decimal = (mark == '.' && pointGroups == 0) || (mark == ',' && commas == Commas.BELONG);
        if (!decimal || !isDigit(charAt(at + 1))) {
            return false;
        }
        at++;
        digits.append(digits.isEmpty() ? "0." : ".");
        takeDigits();
        return true;
    }

    /// The power of ten that follows, such as `e3` or `× 10^3`; 0 where none does.
    private int exponent() {
        int before = at;
        if (charAt(at) == 'e' || charAt(at) == 'E') {
            at++;
            int exponent = signed();
            if (exponent != Integer.MIN_VALUE && !Character.isLetter(charAt(at))) {
                return exponent;
            }
            at = before;
            return 0;
        }
        skipSpaces();
        int cross = crossEnd();
        if (cross > at) {
            at = cross;
            skipSpaces();
            if (charAt(at) == '1' && charAt(at + 1) == '0') {
                at += 2;
                int exponent = power();
                if (exponent != Integer.MIN_VALUE) {
                    return exponent;
                }
            }
        }
        at = before;
        return 0;
    }

    private int crossEnd() {
        if (text.startsWith("\\times", at)) {
            return at + "\\times".length();
        }
        if (text.startsWith("\\cdot", at)) {
            return at + "\\cdot".length();
        }
        return "x*\u00D7\u00B7".indexOf(charAt(at)) >= 0 ? at + 1 : at;
    }

    /// What stands after `10`: `^3`, `**3`, `^{3}` or small raised digits.
    private int power() {
        if (charAt(at) == '^') {
            at++;
        } else if (text.startsWith("**", at)) {
            at += 2;
        } else {
            return raised();
        }
        skipSpaces();
        boolean braced = charAt(at) == '{';
        at += braced ? 1 : 0;
        int exponent = signed();
        at += braced && charAt(at) == '}' ? 1 : 0;
        return exponent;
    }

    private int raised() {
        boolean minus = charAt(at) == SUPERSCRIPT_MINUS;
        at += minus ? 1 : 0;
        int value = 0;
        int count = 0;
        for (int digit = SUPERSCRIPTS.indexOf(charAt(at)); digit >= 0; digit = SUPERSCRIPTS.indexOf(charAt(at))) {
            value = Math.min(10 * value + digit, 1000);
            count++;
            at++;
        }
        return count == 0 ? Integer.MIN_VALUE : minus ? -value : value;
    }

    /// Digits with or without a sign, capped at 1000; the smallest integer where there are none.
    private int signed() {
        boolean minus = charAt(at) == '-';
        at += minus || charAt(at) == '+' ? 1 : 0;
        int value = 0;
        int count = 0;
        for (; isDigit(charAt(at)); at++, count++) {
            value = Math.min(10 * value + (charAt(at) - '0'), 1000);
        }
        return count == 0 ? Integer.MIN_VALUE : minus ? -value : value;
    }

    private void skipSpaces() {
        while (charAt(at) == ' ' || charAt(at) == PlainText.GROUP_SPACE) {
            at++;
        }
    }

    private char charAt(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
