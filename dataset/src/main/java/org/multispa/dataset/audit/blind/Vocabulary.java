package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers words, and pairs of neighbouring words, as they come. Its memory is bounded: words after the first 65,536
/// different ones are passed over. Not thread-safe.
final class Vocabulary {
    private static final int MOST_WORDS = 1 << 16;
    private static final int MOST_TEXTS = 1 << 14;
    private static final int LONGEST_TEXT = 1 << 14;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{1,40}|#");

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, int[]> texts = new HashMap<>();

    /// The ids of a text's words and pairs of words, each once, ascending. Equal texts share one array.
    int[] idsOf(String text) {
        String start = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        int[] known = texts.get(start);
        if (known != null) {
            return known;
        }
        TreeSet<Integer> found = new TreeSet<>();
        Matcher word = WORD.matcher(start.toLowerCase(Locale.ROOT));
        String before = "";
        while (word.find()) {
            add(word.group(), found);
            if (!before.isEmpty()) {
                add(before + " " + word.group(), found);
            }
            before = word.group();
        }
        int[] result = found.stream().mapToInt(Integer::intValue).toArray();
        if (texts.size() < MOST_TEXTS) {
            texts.put(start, result);
        }
        return result;
    }

    private void add(String word, Set<Integer> found) {
        Integer id = ids.get(word);
        if (id == null && words.size() < MOST_WORDS) {
            id = words.size();
            ids.put(word, id);
            words.add(word);
        }
        if (id != null) {
            found.add(id);
        }
    }

    int size() {
        return words.size();
    }

    String word(int id) {
        return words.get(id);
    }
}
