package org.multispa.evaluation.neighbours.open;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.evaluation.neighbours.choice.OptionLetters;
import org.multispa.evaluation.neighbours.rows.WrittenList;

/// How answers are read out of replies to MathVista by rules, and brought into the form that is compared.
final class MathAnswers {
    private static final Pattern ANNOUNCED =
            Pattern.compile("(?i)answer(?:\\s+is|:)\\s*:?\\s*\\**\"?([^\"\\n]*?)\"?\\**\\.?\\s*$", Pattern.MULTILINE);
    private static final Pattern BRACKETED = Pattern.compile("\\(([a-zA-Z])\\)");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+|(?<=\\d))(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern LIST = Pattern.compile("\\[[^\\[\\]]*]");
    private static final int LONGEST_CHOICE = 200;

    private MathAnswers() {}

    /// The choice meant: the whole reply or what is announced, if that is one; the letter, as VLMEvalKit and then
    /// the authors find it; of a short reply the choice closest to it by edit distance, as the authors do.
    static Optional<String> choice(String reply, List<String> choices) {
        String text = reply.strip();
        String said = announced(text).orElse(text);
        if (choices.contains(text)) {
            return Optional.of(text);
        }
        if (choices.contains(said)) {
            return Optional.of(said);
        }
        Optional<String> lettered = OptionLetters.read(text, choices.size(), choices)
                .or(() -> bracketed(said))
                .filter(letter -> letter - 'A' < choices.size())
                .map(letter -> choices.get(letter - 'A'));
        return lettered.isPresent() || said.length() > LONGEST_CHOICE ? lettered : closest(said, choices);
    }

    private static Optional<Character> bracketed(String text) {
        Matcher letter = BRACKETED.matcher(text);
        return letter.find() ? Optional.of(Character.toUpperCase(letter.group(1).charAt(0))) : Optional.empty();
    }

    private static Optional<String> closest(String text, List<String> choices) {
        Optional<String> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String choice : choices) {
            int distance = distance(text, choice);
            if (distance < least) {
                least = distance;
                best = Optional.of(choice);
            }
        }
        return best;
    }

    /// Letters to be put in, taken out or changed to make one text of the other.
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }

    /// A whole number, fractions cut off, as the authors do.
    static Optional<String> integer(String reply) {
        return number(reply).map(value -> value.setScale(0, RoundingMode.DOWN).toPlainString());
    }

    /// A number rounded to some places, halves of the binary fraction to even, as the authors do.
    static Optional<String> decimal(String reply, int places) {
        return number(reply)
                .map(value -> new BigDecimal(value.doubleValue())
                        .setScale(places, RoundingMode.HALF_EVEN)
                        .toPlainString());
    }

    /// The reply if it is a number; else the last one in what is announced, or in the reply.
    private static Optional<BigDecimal> number(String reply) {
        Optional<BigDecimal> last = last(announced(reply).orElse(""));
        return last.isPresent() ? last : last(reply);
    }

    private static Optional<BigDecimal> last(String text) {
        Optional<BigDecimal> last = Optional.empty();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String digits = number.group().replace(",", "");
            if (!digits.isEmpty()) {
                BigDecimal value = new BigDecimal(digits);
                last = Optional.of(value);
            }
        }
        return last;
    }

    /// The last list in brackets, each number as it is written.
    static Optional<String> list(String reply) {
        Optional<String> last = Optional.empty();
        Matcher list = LIST.matcher(reply);
        while (list.find()) {
            Optional<List<String>> elements = WrittenList.parse(list.group());
            if (elements.isPresent()) {
                last = Optional.of(String.join(", ", elements.get()));
            }
        }
        return last;
    }

    /// A text without case, and without what is around it.
    static String text(String reply) {
        String text = announced(reply).orElse(reply).strip();
        return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> announced(String reply) {
        Optional<String> last = Optional.empty();
        Matcher announced = ANNOUNCED.matcher(reply);
        while (announced.find()) {
            last = Optional.of(announced.group(1).strip());
        }
        return last.filter(text -> !text.isEmpty());
    }
}
