package org.multispa.model.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StopTextTest {
    /// A text of few letters, so that stop strings and beginnings of them abound.
    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abc".charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    /// What comes before the stop string that is complete first, letter by letter.
    private static String upToStop(String text, List<String> stops) {
        for (int end = 0; end <= text.length(); end++) {
            int longest = 0;
            for (String stop : stops) {
                longest = text.substring(0, end).endsWith(stop) ? Math.max(longest, stop.length()) : longest;
            }
            if (longest > 0) {
                return text.substring(0, end - longest);
            }
        }
        return text;
    }

    private static String passed(List<String> pieces, List<String> stops) {
        StringBuilder out = new StringBuilder();
        StopText stopText = new StopText(stops, piece -> {
            assertThat(piece).isNotEmpty();
            out.append(piece);
        });
        for (String piece : pieces) {
            if (!stopText.add(piece)) {
                assertThat(stopText.add("more")).isFalse();
            }
        }
        stopText.finish();
        return out.toString();
    }

    private static List<String> cut(Random random, String text, int longest) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + random.nextInt(longest + 1));
            pieces.add(text.substring(at, next));
            at = next;
        }
        return pieces;
    }

    @Test
    void texts_cut_anywhere_end_before_the_first_stop_string() {
        Random random = new Random(1);
        int stopped = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = text(random, random.nextInt(25));
            List<String> stops = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                stops.add(text(random, 1 + random.nextInt(5)));
            }
            String expected = upToStop(text, stops);
            stopped += expected.equals(text) ? 0 : 1;
            int longest = 1 + random.nextInt(8);
            assertThat(passed(cut(random, text, longest), stops))
                    .as("%s until %s", text, stops)
                    .isEqualTo(expected);
        }
        assertThat(stopped).isBetween(5_000, 19_000);
    }

    @Test
    void the_same_text_comes_out_however_it_is_cut() {
        List<String> stops = List.of("abc", "b", "cab");
        for (List<String> pieces : List.of(List.of("xabcx"), List.of("xab", "cx"), List.of("x", "a", "b", "c"))) {
            assertThat(passed(pieces, stops)).isEqualTo("xa");
        }
    }

    @Test
    void only_what_may_be_the_beginning_of_a_stop_string_is_held_back() {
        StringBuilder out = new StringBuilder();
        StopText stopText = new StopText(List.of("\nUser:", "END"), out::append);
        assertThat(stopText.add("one")).isTrue();
        assertThat(out).hasToString("one");
        assertThat(stopText.add("\nUs")).isTrue();
        assertThat(out).hasToString("one");
        assertThat(stopText.add("eful E")).isTrue();
        assertThat(out).hasToString("one\nUseful ");
        assertThat(stopText.add("ND of")).isFalse();
        assertThat(out).hasToString("one\nUseful ");
        stopText.finish();
        assertThat(out).hasToString("one\nUseful ");
    }

    @Test
    void at_the_end_nothing_is_held_back() {
        Random random = new Random(2);
        for (int round = 0; round < 2_000; round++) {
            String text = text(random, random.nextInt(12));
            assertThat(passed(cut(random, text, 4), List.of("abcabcabcabcabc", "cccccccccccc!")))
                    .isEqualTo(text);
        }
    }

    @Test
    void without_stop_strings_everything_passes_at_once() {
        StringBuilder out = new StringBuilder();
        StopText stopText = new StopText(List.of(), out::append);
        assertThat(stopText.add("ab")).isTrue();
        assertThat(out).hasToString("ab");
        assertThat(stopText.add("")).isTrue();
        stopText.finish();
        stopText.finish();
        assertThat(out).hasToString("ab");
    }
}
