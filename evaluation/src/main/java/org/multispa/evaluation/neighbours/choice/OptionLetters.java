package org.multispa.evaluation.neighbours.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The option a text chooses, by VLMEvalKit's rule for reading without a language model.
public final class OptionLetters {
    private static final Pattern PUNCTUATION = Pattern.compile("[.()\\[\\],:;!*#{}]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ANSWER_IS = Pattern.compile("(?i)answer\\s+is\\s+\\**([A-D])\\**");
    private static final int LAST_WORDS = 5;

    private OptionLetters() {}

    /// First, punctuation made blank: the only letter of an option among the words, if it comes first within the
    /// last five; then what follows `answer is`; then the only option whose text is contained, case aside, in a
    /// reply of at most twice the length of all options.
    ///
    /// @param count of options
    /// @param options their texts, empty where they are not known
    public static Optional<Character> read(String reply, int count, List<String> options) {
        List<String> words = words(reply);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String letter = letter(i);
            if (words.contains(letter)) {
                chosen.add(letter);
            }
        }
        if (chosen.size() == 1 && words.indexOf(chosen.getFirst()) > words.size() - LAST_WORDS) {
            return Optional.of(chosen.getFirst().charAt(0));
        }
        Matcher announced = ANSWER_IS.matcher(reply);
        if (announced.find()) {
            char letter = Character.toUpperCase(announced.group(1).charAt(0));
            if (letter - 'A' < count) {
                return Optional.of(letter);
            }
        }
        return contained(reply, options);
    }

    private static List<String> words(String reply) {
        String blank = PUNCTUATION.matcher(reply).replaceAll(" ").strip();
        return Arrays.asList(BLANKS.split(blank));
    }

    private static String letter(int option) {
        return String.valueOf((char) ('A' + option));
    }

    private static Optional<Character> contained(String reply, List<String> options) {
        String text = reply.toLowerCase(Locale.ROOT);
        int all = options.stream().mapToInt(String::length).sum();
        if (text.length() > 2L * all) {
            return Optional.empty();
        }
        Optional<Character> only = Optional.empty();
        for (int i = 0; i < options.size(); i++) {
            if (text.contains(options.get(i).toLowerCase(Locale.ROOT))) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(letter(i).charAt(0));
            }
        }
        return only;
    }
}
