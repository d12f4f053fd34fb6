package org.multispa.evaluation.neighbours.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Answers in the form in which the VQA challenges compare them: punctuation gone, number words as digits, no
/// articles, contractions with their apostrophes.
final class VqaText {
    private static final List<String> PUNCTUATION = List.of(
            ";", "/", "[", "]", "\"", "{", "}", "(", ")", "=", "+", "\\", "_", "-", ">", "<", "@", "`", ",", "?", "!");
    private static final Pattern COMMA_IN_NUMBER = Pattern.compile("(?<=\\d),+(?=\\d)");
    private static final Pattern PERIOD = Pattern.compile("\\.(?!\\d)");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /// Each is also known with any one of its apostrophes missing.
    private static final String CONTRACTED = "ain't aren't can't could've couldn't couldn't've didn't doesn't don't"
            + " hadn't hadn't've hasn't haven't he'd he'd've he's how'd how'll how's isn't it'd it'd've it'll ma'am"
            + " mightn't mightn't've might've mustn't must've needn't not've o'clock oughtn't 'ow's'at shan't"
            + " she'd've should've shouldn't shouldn't've somebody'd've somebody'll somebody's someone'd"
            + " someone'd've someone'll someone's something'd something'd've something'll that's there'd"
            + " there'd've there're there's they'd they'd've they'll they're they've 'twas wasn't we'd've we've"
            + " weren't what'll what're what's what've when's where'd where's where've who'd who'd've who'll who's"
            + " who've why'll why're why's won't would've wouldn't wouldn't've y'all y'all'll y'all'd've you'd"
            + " you'd've you'll you're you've";
    private static final Map<String, String> CONTRACTIONS = contractions();

    private VqaText() {}

    private static Map<String, String> contractions() {
        Map<String, String> known = new HashMap<>();
        for (String word : CONTRACTED.split(" ", -1)) {
            for (int at = word.indexOf('\''); at >= 0; at = word.indexOf('\'', at + 1)) {
                known.put(word.substring(0, at) + word.substring(at + 1), word);
            }
        }
        known.put("somebody'd", "somebodyd");
        return Map.copyOf(known);
    }

    /// The form that is compared.
    static String normal(String answer) {
        String line = answer.replace('\n', ' ').replace('\t', ' ').strip();
        List<String> words = new ArrayList<>();
        for (String word :
                Arrays.asList(withoutPunctuation(line).toLowerCase(Locale.ROOT).split("\\s+", -1))) {
            int number = word.equals("none") ? 0 : NUMBERS.indexOf(word);
            String digits = number >= 0 ? Integer.toString(number) : word;
            if (!digits.isEmpty() && !ARTICLES.contains(digits)) {
                words.add(CONTRACTIONS.getOrDefault(digits, digits));
            }
        }
        return String.join(" ", words);
    }

    /// A sign at the edge of a word goes, and every sign if a number has a comma in it; else it becomes a blank.
    private static String withoutPunctuation(String text) {
        boolean comma = COMMA_IN_NUMBER.matcher(text).find();
        String plain = text;
        for (String sign : PUNCTUATION) {
            boolean edge = text.contains(sign + " ") || text.contains(" " + sign);
            plain = plain.replace(sign, edge || comma ? "" : " ");
        }
        return PERIOD.matcher(plain).replaceAll("");
    }
}
