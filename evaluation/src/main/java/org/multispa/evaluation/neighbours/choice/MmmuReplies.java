package org.multispa.evaluation.neighbours.choice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How MMMU reads replies without a language model.
final class MmmuReplies {
    private static final List<String> STRIPPED = List.of(",", ".", "!", "?", ";", ":", "'");
    private static final List<String> BEFORE_ANSWERS =
            List.of("could be ", "so ", "is ", "thus ", "therefore ", "final ", "answer ", "result ");
    private static final Set<String> TRIVIAL = Set.of(":", ",", ".", "!", "?", ";", "'");
    private static final Pattern SENTENCES = Pattern.compile("\\.\\s(?=[A-Z])|\n");
    private static final int WORDS_OF_TEXT = 5;
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("-?\\b\\d{1,3}(?:,\\d{3})+\\b"),
            Pattern.compile("-?\\d+(?:\\.\\d+)?[eE][+-]?\\d+"),
            Pattern.compile("-?(?:\\d+\\.\\d+|\\.\\d+|\\d+\\b)(?![eE][+-]?\\d+)(?![,\\d])"));

    private MmmuReplies() {}

    /// The option a reply chooses: the last `(B)`; else the last ` B `; else, in more than five words, the option
    /// whose text comes last.
    static Optional<Character> option(String reply, List<String> options) {
        String text = reply;
        for (String sign : STRIPPED) {
            text = stripped(text, sign);
        }
        text = " " + text + " ";
        Optional<Character> bracketed = last(text, options.size(), "(%s)");
        Optional<Character> bare = bracketed.isPresent() ? bracketed : last(text, options.size(), " %s ");
        return bare.isPresent() || text.strip().split("\\s+", -1).length <= WORDS_OF_TEXT
                ? bare
                : lastText(text.toLowerCase(Locale.ROOT), options);
    }

    private static String stripped(String text, String sign) {
        int from = 0;
        int to = text.length();
        while (from < to && text.startsWith(sign, from)) {
            from++;
        }
        while (to > from && text.startsWith(sign, to - 1)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static Optional<Character> last(String text, int options, String form) {
        int latest = -1;
        Optional<Character> chosen = Optional.empty();
        for (int i = 0; i < options; i++) {
            char letter = (char) ('A' + i);
            int at = text.lastIndexOf(form.replace("%s", String.valueOf(letter)));
            if (at > latest) {
                latest = at;
                chosen = Optional.of(letter);
            }
        }
        return chosen;
    }

    private static Optional<Character> lastText(String text, List<String> options) {
        int latest = -1;
        Optional<Character> chosen = Optional.empty();
        for (int i = 0; i < options.size(); i++) {
            int at = text.lastIndexOf(options.get(i).toLowerCase(Locale.ROOT));
            if (at > latest) {
                latest = at;
                chosen = Optional.of((char) ('A' + i));
            }
        }
        return chosen;
    }

    /// Whether a reply to an open question holds one of the answers: as text inside what stands behind words such
    /// as `is` or `answer`, or as a number, both to two decimals.
    static boolean holds(String reply, List<String> answers) {
        Set<Object> said = said(reply);
        List<Object> right = new ArrayList<>();
        answers.forEach(answer -> right.addAll(normal(answer)));
        for (Object one : said) {
            for (Object answer : right) {
                boolean inside = one instanceof String text && answer instanceof String part && text.contains(part);
                if (inside || (one instanceof BigDecimal && one.equals(answer))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Object> said(String reply) {
        List<String> pieces = pieces(reply);
        List<String> all = new ArrayList<>(pieces);
        pieces.forEach(piece -> all.addAll(numbers(piece)));
        Set<Object> said = new LinkedHashSet<>();
        all.forEach(piece -> said.addAll(normal(piece)));
        return said;
    }

    /// The shortest tail of each sentence behind a word that announces answers; the whole reply if there is none.
    private static List<String> pieces(String reply) {
        String text = stripped(reply.strip(), ".").toLowerCase(Locale.ROOT);
        String[] sentences = SENTENCES.split(text, -1);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < sentences.length; i++) {
            List<String> announcing = new ArrayList<>(BEFORE_ANSWERS);
            if (i == sentences.length - 1) {
                announcing.add("=");
            }
            Optional<String> shortest = Optional.empty();
            for (String word : announcing) {
                int at = sentences[i].lastIndexOf(word);
                if (at >= 0) {
                    String tail = sentences[i].substring(at + word.length()).strip();
                    shortest = Optional.of(shortest.filter(known -> !known.isEmpty() && known.length() <= tail.length())
                            .orElse(tail));
                }
            }
            shortest.filter(tail -> !tail.isEmpty() && !TRIVIAL.contains(tail)).ifPresent(pieces::add);
        }
        return pieces.isEmpty() ? List.of(text) : pieces;
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        for (Pattern form : NUMBERS) {
            Matcher matcher = form.matcher(text);
            while (matcher.find()) {
                numbers.add(matcher.group());
            }
        }
        return numbers;
    }

    /// A number to two decimals, else the text in lower case; a single letter with a blank before or behind it.
    private static List<Object> normal(String text) {
        String bare = text.strip();
        Optional<BigDecimal> number = number(bare.replace(",", ""));
        if (number.isPresent()) {
            return List.of(number.get());
        }
        String lower = bare.toLowerCase(Locale.ROOT);
        return lower.length() == 1 ? List.of(" " + lower, lower + " ") : List.of(lower);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            double value = Double.parseDouble(text);
            boolean plain = text.matches(".*[\\d.]");
            return plain && Double.isFinite(value)
                    ? Optional.of(new BigDecimal(value)
                            .setScale(2, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros())
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
