package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds templates of one list that say the same in the same words.
final class Likeness {
    /// Jaccard index of two templates' word sets from which on they count as the same.
    static final double TOO_LIKE = 0.9;

    private static final Pattern WORD = Pattern.compile("\\{[a-z0-9]+}|[\\p{L}\\p{M}\\p{N}]+|°");

    private Likeness() {}

    /// Calls `report` with the id of the later template and the message, for each pair that is too alike.
    static void forEachTooLike(List<Template> templates, BiConsumer<String, String> report) {
        List<List<String>> words = templates.stream().map(t -> words(t.text())).toList();
        List<Set<String>> sets = words.stream().<Set<String>>map(HashSet::new).toList();
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                String id = templates.get(i).id();
                message(
                                words.get(i),
                                sets.get(i),
                                words.get(j),
                                sets.get(j),
                                templates.get(j).id())
                        .ifPresent(message -> report.accept(id, message));
            }
        }
    }

    /// Says of a further template which of a list it is too alike, one message each.
    static List<String> tooLike(List<Template> templates, String text) {
        List<String> words = words(text);
        Set<String> set = new HashSet<>(words);
        List<String> messages = new ArrayList<>();
        for (Template template : templates) {
            List<String> others = words(template.text());
            message(words, set, others, new HashSet<>(others), template.id()).ifPresent(messages::add);
        }
        return messages;
    }

    private static Optional<String> message(
            List<String> words, Set<String> set, List<String> others, Set<String> otherSet, String other) {
        if (words.equals(others)) {
            return Optional.of("the same sentence as " + other);
        }
        return jaccard(set, otherSet) >= TOO_LIKE
                ? Optional.of("nearly the same words as " + other + "; write another one")
                : Optional.empty();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        long shared = a.stream().filter(b::contains).count();
        long all = a.size() + b.size() - shared;
        return all == 0 ? 1 : (double) shared / all;
    }
}
