package org.multispa.model.tokens.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.model.tokens.codec.ByteBpeCodec.Merge;

final class CodecPartsTest {
    private static List<String> words(PreTokenizer tokenizer, String text) {
        List<String> words = new ArrayList<>();
        tokenizer.split(text, words::add);
        assertThat(String.join("", words)).isEqualTo(text);
        assertThat(words).doesNotContain("");
        return words;
    }

    @Test
    void text_is_cut_into_the_words_of_qwen2() {
        PreTokenizer qwen2 = PreTokenizer.of(List.of(PreTokenizer.QWEN2));
        assertThat(words(qwen2, "We'll go 12  m.\n\n  x"))
                .containsExactly("We", "'ll", " go", " ", "1", "2", " ", " m", ".\n\n", " ", " x");
        assertThat(words(qwen2, "")).isEmpty();
    }

    @Test
    void several_expressions_cut_one_after_the_other_and_keep_what_lies_between() {
        PreTokenizer steps = PreTokenizer.of(List.of("\\d+", "[a-c]"));
        assertThat(words(steps, "xaby12ab")).containsExactly("x", "a", "b", "y", "12", "a", "b");
        assertThat(words(PreTokenizer.of(List.of()), "a b")).containsExactly("a b");
        assertThat(words(PreTokenizer.of(List.of("x*")), "axxb")).containsExactly("a", "xx", "b");
    }

    @Test
    void an_expression_that_java_does_not_know_is_refused_and_shown() {
        assertThatThrownBy(() -> PreTokenizer.of(List.of("(?<")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(?<");
        assertThatThrownBy(() -> PreTokenizer.of(List.of("a".repeat(5000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5000");
    }

    @Test
    void every_byte_has_a_character_of_its_own() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String spelled = ByteAlphabet.spell(all);
        assertThat(spelled.chars().distinct()).hasSize(256);
        assertThat(spelled).contains("Ġ", "Ċ", "a");
        assertThat(ByteAlphabet.bytes(spelled)).isEqualTo(all);
        assertThat(ByteAlphabet.bytes("<東>")).isEqualTo("<東>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_longest_of_several_strings_is_found() {
        TokenTrie trie = new TokenTrie();
        trie.put("<a>", 1);
        trie.put("<a><b>", 2);
        trie.put("<", 3);
        String text = "x<a><b><a><c><";
        assertThat(trie.longestAt(text, 0)).isEqualTo(TokenTrie.NONE);
        assertThat(trie.longestAt(text, 1)).isEqualTo(2);
        assertThat(trie.longestAt(text, 7)).isEqualTo(1);
        assertThat(trie.longestAt(text, 13)).isEqualTo(3);
        assertThatThrownBy(() -> trie.put("", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trie.put("x", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strings_to_be_found_as_a_whole_may_not_fill_the_memory() {
        TokenTrie trie = new TokenTrie();
        Random random = new Random(31);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3000; i++) {
                        trie.put(
                                random.ints(100, 'a', 'z')
                                        .mapToObj(Character::toString)
                                        .reduce("", String::concat),
                                i);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200000");
    }

    private static Map<String, Integer> bytes() {
        Map<String, Integer> vocabulary = new HashMap<>();
        for (int b = 0; b < 256; b++) {
            vocabulary.put(ByteAlphabet.character(b), b);
        }
        return vocabulary;
    }

    private static ByteBpeCodec codec(Map<String, Integer> vocabulary, Merge... merges) {
        PreTokenizer words = PreTokenizer.of(List.of(PreTokenizer.QWEN2));
        return new ByteBpeCodec(new ByteBpeCodec.Parts(vocabulary, List.of(merges), words, false, false, Set.of(300)));
    }

    @Test
    void a_byte_level_encoding_needs_every_byte_and_every_part_of_its_merges() {
        Map<String, Integer> incomplete = bytes();
        incomplete.remove("Ġ");
        expectRefused(() -> codec(incomplete), "byte 32");
        Map<String, Integer> doubled = bytes();
        doubled.put("ab", 7);
        expectRefused(() -> codec(doubled), "id 7");
        expectRefused(() -> codec(bytes(), new Merge("a", "b")), "\"ab\"");
        Map<String, Integer> more = bytes();
        more.put("ab", 256);
        expectRefused(() -> codec(more, new Merge("a", "b"), new Merge("a", "b")), "merge 2 repeats");
    }

    @Test
    void the_id_of_a_special_token_is_never_merged_to() {
        Map<String, Integer> vocabulary = bytes();
        vocabulary.put("ab", 256);
        vocabulary.put("abc", 300);
        ByteBpeCodec codec = codec(vocabulary, new Merge("a", "b"), new Merge("ab", "c"));
        IntList out = new IntList();
        codec.encode("abc", true, out);
        assertThat(out.toArray()).containsExactly(256, 'c');
        assertThat(codec.size()).isEqualTo(301);
        assertThat(codec.bytes(270)).isEmpty();
    }

    private static void expectRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
