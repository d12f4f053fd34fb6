package org.multispa.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The words of a command line: `--name value` pairs, which may stand anywhere, and the rest.
///
/// @param plain what is no option, in order
/// @param options values by name, without the dashes
record Arguments(List<String> plain, Map<String, String> options) {
    /// @param known the options there are
    /// @throws IllegalArgumentException naming an option that is unknown or has no value
    static Arguments parse(String[] words, String... known) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                plain.add(words[i]);
            } else if (!List.of(known).contains(words[i].substring(2)) || i + 1 == words.length) {
                throw new IllegalArgumentException(
                        "expected one of the options " + List.of(known) + " with a value, found " + words[i]);
            } else {
                options.put(words[i].substring(2), words[++i]);
            }
        }
        return new Arguments(plain, options);
    }

    /// The option's value as a number, or `otherwise` where it was not given.
    int number(String option, int otherwise) {
        String value = options.getOrDefault(option, Integer.toString(otherwise));
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("--" + option + " needs a whole number, found '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    String text(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }
}
