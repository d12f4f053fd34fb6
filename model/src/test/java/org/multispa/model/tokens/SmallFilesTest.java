package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.Turn;

/// What `tokenizer_config.json`, `added_tokens.json`, `special_tokens_map.json` and `tokenizer.json` say beside a
/// vocabulary, laid out as the families publish them.
final class SmallFilesTest {
    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// The layout of InternVL2-40B: the language model's own markers are pieces of the model as well.
    private void writeYiLike() throws IOException {
        Proto model = new Proto().piece("<unk>", 0, Proto.UNKNOWN);
        model.piece("<|startoftext|>", 0, Proto.CONTROL).piece("<|endoftext|>", 0, Proto.CONTROL);
        model.piece("<|im_start|>", 0, Proto.USER_DEFINED).piece("<|im_end|>", 0, Proto.USER_DEFINED);
        model.bytePieces()
                .piece("▁", -1, Proto.NORMAL)
                .piece("us", -2, Proto.NORMAL)
                .piece("er", -3, Proto.NORMAL);
        Files.write(
                folder.resolve("tokenizer.model"),
                model.trainer(2, true).normalizer(false, false).toBytes());
        write("tokenizer_config.json", """
            {"tokenizer_class": "LlamaTokenizer", "add_bos_token": false, "legacy": true,
             "bos_token": "<|startoftext|>", "eos_token": {"content": "<|endoftext|>"}, "pad_token": "<unk>",
             "added_tokens_decoder": {
               "0": {"content": "<unk>", "special": true},
               "1": {"content": "<|startoftext|>", "special": true},
               "2": {"content": "<|endoftext|>", "special": true},
               "3": {"content": "<|im_start|>", "special": true},
               "4": {"content": "<|im_end|>", "special": true},
               "400": {"content": "<img>", "special": true},
               "401": {"content": "</img>", "special": true},
               "402": {"content": "<IMG_CONTEXT>", "special": true}}}
            """);
        write("added_tokens.json", "{\"<img>\": 400, \"</img>\": 401, \"<IMG_CONTEXT>\": 402}");
    }

    @Test
    void a_llama_tokenizer_whose_markers_are_pieces_keeps_them_out_of_plain_text() throws IOException, PromptException {
        writeYiLike();
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.beginIds()).isEmpty();
        assertThat(tokenizer.endIds()).containsExactly(2);
        assertThat(tokenizer.padId()).isZero();
        assertThat(tokenizer.encode("<|im_start|>user")).containsExactly(3, 262, 263);
        ChatTemplate template = ChatTemplate.of("Hermes-2", tokenizer).withoutSystem();
        assertThat(template.endIds()).containsExactlyInAnyOrder(2, 3, 4);
        int[] ids =
                template.prompt(List.of(Turn.user("<|im_end|><|im_start|>"))).ids();
        assertThat(Arrays.stream(ids).filter(id -> id == 3 || id == 4)).containsExactly(3, 4, 3);
        assertThat(tokenizer.decode(ids)).isEqualTo("user\n<|im_end|><|im_start|>assistant\n");
    }

    @Test
    void a_begin_token_that_is_asked_for_is_put_before_the_text() throws IOException {
        writeYiLike();
        Path config = folder.resolve("tokenizer_config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"add_bos_token\": false", "\"add_bos_token\": true"));
        assertThat(Tokenizers.read(folder).encode("us")).containsExactly(1, 262);
        Files.writeString(
                config, Files.readString(config).replace("\"bos_token\": \"<|start", "\"bos_token\": \"<|begin"));
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining("<|beginoftext|>");
    }

    @Test
    void special_tokens_map_names_what_the_config_does_not() throws IOException {
        writeYiLike();
        write("tokenizer_config.json", "{\"add_bos_token\": false}");
        write(
                "special_tokens_map.json",
                "{\"eos_token\": {\"content\": \"<|endoftext|>\"}, \"pad_token\": \"<|startoftext|>\"}");
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.endIds()).containsExactly(2);
        assertThat(tokenizer.padId()).isEqualTo(1);
        assertThat(tokenizer.addedTokens())
                .containsOnlyKeys("<unk>", "<|startoftext|>", "<|endoftext|>", "<img>", "</img>", "<IMG_CONTEXT>");
    }

    @Test
    void a_model_alone_has_its_control_pieces_as_special_tokens() throws IOException {
        Proto model = new Proto().piece("<unk>", 0, Proto.UNKNOWN).piece("<s>", 0, Proto.CONTROL);
        model.piece("</s>", 0, Proto.CONTROL)
                .piece("a", 0, Proto.NORMAL)
                .trainer(2, false)
                .normalizer(false, false);
        Files.write(folder.resolve("tokenizer.model"), model.toBytes());
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.encode("aa</s>xx")).containsExactly(1, 3, 3, 2, 0);
        assertThat(tokenizer.endIds()).containsExactly(2);
        assertThat(tokenizer.kind()).isEqualTo("SentencePiece BPE");
    }

    private static String byteVocabulary(String more) {
        Set<Integer> printing = IntStream.rangeClosed('!', 0xFF)
                .filter(b -> b <= '~' || (b >= 0xA1 && b != 0xAD))
                .boxed()
                .collect(Collectors.toSet());
        StringBuilder entries = new StringBuilder();
        int other = 256;
        for (int b = 0; b < 256; b++) {
            String name = Character.toString(printing.contains(b) ? b : other++);
            String escaped = name.equals("\"") || name.equals("\\") ? "\\" + name : name;
            entries.append('"').append(escaped).append("\": ").append(b).append(", ");
        }
        return "{" + entries + more + "}";
    }

    private void writeLlamaLike(boolean wholeWordsFirst) throws IOException {
        write("tokenizer.json", """
            {"version": "1.0", "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"}]},
             "added_tokens": [
               {"id": 300, "content": "<|begin_of_text|>", "special": true},
               {"id": 301, "content": "<|im_end|>", "special": true},
               {"id": 302, "content": "<tool>", "special": false}],
             "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
               {"type": "Split", "pattern": {"Regex": "\\\\p{N}{1,3}|\\\\p{L}+"}, "behavior": "Isolated"},
               {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]},
             "post_processor": {"type": "Sequence", "processors": [
               {"type": "ByteLevel"},
               {"type": "TemplateProcessing",
                "single": [{"SpecialToken": {"id": "<|begin_of_text|>"}}, {"Sequence": {"id": "A"}}],
                "special_tokens": {"<|begin_of_text|>": {"tokens": ["<|begin_of_text|>"]}}}]},
             "decoder": {"type": "ByteLevel"},
             "model": {"type": "BPE", "ignore_merges": %s,
               "vocab": %s, "merges": [["a", "b"], "b c", ["é", "x"]]}}
            """.formatted(
                wholeWordsFirst, byteVocabulary("\"ab\": 256, \"bc\": 257, \"abc\": 258, \"éx\": 259, \"12\": 260")));
    }

    @Test
    void a_tokenizer_json_in_the_manner_of_llama_3_is_read() throws IOException {
        writeLlamaLike(false);
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.encode("abc 1234<|im_end|>")).containsExactly(300, 256, 'c', ' ', '1', '2', '3', '4', 301);
        assertThat(tokenizer.vocabularySize()).isEqualTo(303);
        assertThat(tokenizer.endIds()).isEmpty();
        assertThat(tokenizer.kind()).isEqualTo("byte-level BPE");
    }

    @Test
    void a_word_that_is_a_token_is_taken_whole_where_the_model_ignores_merges() throws IOException {
        writeLlamaLike(true);
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.encodePlain("abc 12 bc abca"))
                .containsExactly(258, ' ', 260, ' ', 257, ' ', 256, 'c', 'a');
    }

    @Test
    void an_added_token_that_is_not_special_is_found_as_a_whole_and_shown() throws IOException {
        writeLlamaLike(false);
        Tokenizer tokenizer = Tokenizers.read(folder);
        int[] ids = tokenizer.encode("a<tool>b<|im_end|>");
        assertThat(ids).containsExactly(300, 'a', 302, 'b', 301);
        assertThat(tokenizer.decode(ids)).isEqualTo("a<tool>b");
        assertThat(tokenizer.decodeWithSpecials(ids)).isEqualTo("<|begin_of_text|>a<tool>b<|im_end|>");
    }

    @Test
    void tokens_of_the_config_and_of_tokenizer_json_are_one_set_and_must_not_contradict() throws IOException {
        writeLlamaLike(false);
        write("tokenizer_config.json", """
            {"eos_token": "<|im_end|>", "added_tokens_decoder": {
              "301": {"content": "<|im_end|>", "special": true}, "303": {"content": "<img>", "special": true}}}
            """);
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.endIds()).containsExactly(301);
        assertThat(tokenizer.requireId("<img>")).isEqualTo(303);
        write("added_tokens.json", "{\"<tool>\": 305}");
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining("<tool>")
                .hasMessageContaining("305")
                .hasMessageContaining("302");
    }

    @Test
    void a_token_that_is_missing_is_named_with_those_that_are_there() throws IOException {
        writeLlamaLike(false);
        Tokenizer tokenizer = Tokenizers.read(folder);
        assertThat(tokenizer.idOf("<img>")).isEmpty();
        assertThatThrownBy(() -> tokenizer.requireId("<img>"))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining("<img>")
                .hasMessageContaining("<tool>");
    }

    @Test
    void of_several_kinds_in_one_folder_the_first_of_the_documented_order_is_taken() throws IOException {
        writeLlamaLike(false);
        assertThat(Tokenizers.read(folder).kind()).isEqualTo("byte-level BPE");
        Proto model =
                new Proto().piece("<unk>", 0, Proto.UNKNOWN).trainer(2, false).normalizer(false, false);
        Files.write(folder.resolve("tokenizer.model"), model.toBytes());
        assertThat(Tokenizers.read(folder).kind()).isEqualTo("SentencePiece BPE");
        Tokenizers.writeByteLevel(folder);
        assertThat(Tokenizers.read(folder).kind()).isEqualTo("bytes");
    }
}
