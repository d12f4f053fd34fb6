package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Folders that are broken or mean ill: refused by name, with bounded memory, and with nothing but a
/// [TokenizerException].
final class HostileFoldersTest {
    @TempDir
    private Path folder;

    private void expectRefused(String... messages) {
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContainingAll(messages);
    }

    private void model(Proto model) throws IOException {
        Files.write(
                folder.resolve("tokenizer.model"),
                model.normalizer(false, false).toBytes());
    }

    private static Proto small() {
        return new Proto().piece("<unk>", 0, Proto.UNKNOWN).piece("a", -1, Proto.NORMAL);
    }

    private static Proto whole() {
        return small().bytePieces().piece("b", -2, Proto.NORMAL).piece("ab", -3, Proto.NORMAL);
    }

    @Test
    void a_folder_without_a_tokenizer_is_refused_with_what_it_should_hold() throws IOException {
        expectRefused("tokenizer.model", "merges.txt", "none of them");
        Files.writeString(folder.resolve("vocab.json"), "{}");
        expectRefused("vocab.json only");
    }

    @Test
    void a_sentencepiece_model_cut_short_anywhere_is_refused() throws IOException {
        byte[] bytes = whole().trainer(2, true).normalizer(false, false).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            Files.write(folder.resolve("tokenizer.model"), Arrays.copyOf(bytes, length));
            expectRefused("tokenizer.model");
        }
    }

    @Test
    void random_damage_never_does_worse_than_a_refusal() throws IOException {
        byte[] bytes = whole().trainer(2, true).normalizer(false, false).toBytes();
        Random random = new Random(51);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] damaged = bytes.clone();
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve("tokenizer.model"), damaged);
            try {
                Tokenizers.read(folder).encode("ab<unk>🙂");
                read++;
            } catch (TokenizerException e) {
                refused++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void lengths_that_lie_are_refused_before_memory_is_taken() throws IOException {
        byte[] lie = {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07, 'x'};
        Files.write(folder.resolve("tokenizer.model"), lie);
        expectRefused("a length of 2147483647", "1 bytes are left");
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xFF);
        Files.write(folder.resolve("tokenizer.model"), endless);
        expectRefused("more than ten bytes");
    }

    @Test
    void a_file_that_is_too_large_is_not_read_to_its_end() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("tokenizer.model").toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        expectRefused("at most 67108864 bytes");
    }

    @Test
    void more_pieces_than_any_vocabulary_has_are_refused() throws IOException {
        byte[] piece = new Proto().piece("a", 0, Proto.NORMAL).toBytes();
        byte[] many = new byte[piece.length * ((1 << 20) + 1)];
        for (int i = 0; i < many.length; i++) {
            many[i] = piece[i % piece.length];
        }
        Files.write(folder.resolve("tokenizer.model"), many);
        expectRefused("at most 1048576 pieces");
    }

    @Test
    void models_of_other_kinds_are_refused_by_name() throws IOException {
        model(small().trainer(1, false));
        expectRefused("type 1 (unigram)");
        model(small().trainer(4, false));
        expectRefused("type 4");
        model(small().piece("x", 0, Proto.UNUSED).trainer(2, false));
        expectRefused("type 5 (unused)", "piece 2");
        byte[] name = "nmt_nfkc".getBytes(StandardCharsets.UTF_8);
        model(small().trainer(2, false).message(3, new Proto().bytes(1, name).bytes(2, new byte[9])));
        expectRefused("nmt_nfkc", "9 bytes");
        model(small().message(2, new Proto().number(3, 2).number(24, 1)));
        expectRefused("treat_whitespace_as_suffix");
    }

    @Test
    void pieces_that_contradict_are_refused() throws IOException {
        model(small().piece("a", -5, Proto.NORMAL).trainer(2, false));
        expectRefused("pieces 1 and 2", "\"a\"");
        model(new Proto().piece("a", 0, Proto.NORMAL).trainer(2, false));
        expectRefused("unknown piece");
        model(small().piece("<unk2>", 0, Proto.UNKNOWN).trainer(2, false));
        expectRefused("pieces 0 and 2");
        model(small().trainer(2, true));
        expectRefused("byte fallback", "<0x00>");
        model(small().piece("<0xZZ>", 0, Proto.BYTE).trainer(2, false));
        expectRefused("<0xZZ>");
        model(small().piece("x", Float.NaN, Proto.NORMAL).trainer(2, false));
        expectRefused("NaN");
        model(small().piece("x".repeat(300), 0, Proto.NORMAL).trainer(2, false));
        expectRefused("300 characters");
        model(small().message(1, new Proto().bytes(1, new byte[] {(byte) 0xC3})).trainer(2, false));
        expectRefused("UTF-8");
        model(new Proto().trainer(2, false));
        expectRefused("without pieces");
    }

    @Test
    void added_tokens_that_contradict_are_refused() throws IOException {
        model(small().trainer(2, false));
        Path added = folder.resolve("added_tokens.json");
        Files.writeString(added, "{\"<x>\": -1}");
        expectRefused("added_tokens.json", "<x>", "-1");
        Files.writeString(added, "{\"<x>\": 99999999}");
        expectRefused("99999999");
        Files.writeString(added, "{\"<x>\": \"5\"}");
        expectRefused("whole number");
        Files.writeString(added, "{\"<x>\": 5, \"<y>\": 5}");
        expectRefused("id 5", "<x>", "<y>");
        Files.writeString(added, "{\"<x>\": 5, \"<x>\": 6}");
        expectRefused("added_tokens.json", "<x>");
        Files.writeString(added, "{\"\": 5}");
        expectRefused("found 0");
        Files.writeString(added, "[1]");
        expectRefused("JSON object");
        Files.writeString(added, "{\"<x>\": 5");
        expectRefused("expected JSON");
        Files.writeString(added, "{\"<x>\":".repeat(5000));
        expectRefused("expected JSON");
        Files.writeString(added, "{\"<x>\": 5}");
        Files.writeString(
                folder.resolve("tokenizer_config.json"), "{\"added_tokens_decoder\": {\"6\": {\"content\": \"<x>\"}}}");
        expectRefused("<x>", "5 and 6");
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"added_tokens_decoder\": {\"six\": {\"content\": \"<z>\"}}}");
        expectRefused("six");
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"added_tokens_decoder\": {\"6\": {\"content\": \"<z>\", \"single_word\": true}}}");
        expectRefused("single_word");
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"eos_token\": {\"content\": \"<end>\"}}");
        expectRefused("<end>", "no id");
    }

    @Test
    void broken_vocabularies_and_merges_are_refused() throws IOException {
        Path vocabulary = folder.resolve("vocab.json");
        Path merges = folder.resolve("merges.txt");
        Files.writeString(merges, "#version: 0.2\na b\n");
        Files.writeString(vocabulary, "{\"a\": 0, \"b\": 1}");
        expectRefused("vocab.json", "byte 0");
        Files.writeString(vocabulary, "{\"a\": 0, \"a\": 1}");
        expectRefused("vocab.json", "\"a\"");
        Files.writeString(vocabulary, "{\"a\": -3}");
        expectRefused("-3");
        Files.writeString(vocabulary, "{\"a\": 4000000000}");
        expectRefused("4000000000");
        Files.writeString(vocabulary, "{\"a\": 1.5}");
        expectRefused("1.5");
        Files.writeString(vocabulary, "{}");
        expectRefused("tokens and their ids");
        Files.writeString(merges, "a b\na\n");
        expectRefused("merges.txt", "line 2");
        Files.writeString(merges, "a b c\n");
        expectRefused("line 1");
        Files.write(merges, new byte[] {'a', ' ', (byte) 0xFF});
        expectRefused("UTF-8");
    }

    private void expectJsonRefused(UnaryOperator<String> change, String... messages) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        String text = Files.readString(file);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
        expectRefused(messages);
        Files.writeString(file, text);
    }

    private static String byteLevelName(int value) {
        boolean prints = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
        int others = value <= ' ' ? value : value < 0xAD ? value - 0x7F + 33 : 67;
        return Character.toString(prints ? value : 256 + others);
    }

    /// A complete tokenizer.json of bytes only.
    private static String smallJson() {
        String vocabulary = IntStream.range(0, 256)
                .mapToObj(b -> JsonMapper.shared().writeValueAsString(byteLevelName(b)) + ":" + b)
                .collect(Collectors.joining(",", "{", "}"));
        return """
            {"added_tokens":[{"id":256,"content":"<|im_end|>","special":true}],
             "normalizer":{"type":"NFC"},
             "pre_tokenizer":{"type":"Sequence","pretokenizers":[
               {"type":"Split","pattern":{"Regex":"a+"},"behavior":"Isolated","invert":false},
               {"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]},
             "post_processor":{"type":"TemplateProcessing","single":[
               {"SpecialToken":{"id":"<|im_end|>"}},{"Sequence":{"id":"A"}}],
               "special_tokens":{"<|im_end|>":{"id":"<|im_end|>","ids":[256],"tokens":["<|im_end|>"]}}},
             "decoder":{"type":"ByteLevel"},
             "model":{"type":"BPE","dropout":null,"byte_fallback":false,"vocab":%s,"merges":[]}}
            """.formatted(vocabulary);
    }

    @Test
    void steps_of_a_tokenizer_json_that_are_not_known_are_refused_by_name() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), smallJson());
        assertThat(Tokenizers.read(folder).encode("ab")).containsExactly(256, 'a', 'b');
        expectJsonRefused(text -> text.replace("\"NFC\"", "\"NFKC\""), "tokenizer.json", "NFKC");
        expectJsonRefused(text -> text.replace("\"BPE\"", "\"Unigram\""), "Unigram", "tokenizer.model");
        expectJsonRefused(text -> text.replace("\"Isolated\"", "\"Removed\""), "Removed");
        expectJsonRefused(text -> text.replace("\"Regex\":", "\"String\":"), "String");
        expectJsonRefused(text -> text.replace("\"Split\"", "\"Digits\""), "Digits");
        expectJsonRefused(text -> text.replace("\"byte_fallback\":false", "\"byte_fallback\":true"), "byte_fallback");
        expectJsonRefused(
                text -> text.replace("\"add_prefix_space\":false", "\"add_prefix_space\":true"), "add_prefix_space");
        expectJsonRefused(text -> text.replace("\"dropout\":null", "\"dropout\":0.1"), "dropout");
        expectJsonRefused(text -> text.replace("\"id\":256,\"content", "\"id\":5,\"content"), "id 5", "<|im_end|>");
        expectJsonRefused(text -> text.replace("\"merges\":[]", "\"merges\":[\"a b\"]"), "\"ab\"", "merge 1");
        expectJsonRefused(text -> text.replace("\"merges\":[]", "\"merges\":[[\"a\"]]"), "two tokens");
        expectJsonRefused(text -> text.replace("\"merges\":[]", "\"merges\":7"), "list of merges");
        expectJsonRefused(text -> text.replace("\"TemplateProcessing\"", "\"BertProcessing\""), "BertProcessing");
        expectJsonRefused(text -> text.replace("\"tokens\":[\"<|im_end|>\"]", "\"tokens\":[]"), "one token");
        expectJsonRefused(
                text -> text.replace("\"decoder\":{\"type\":\"ByteLevel\"}", "\"decoder\":null"), "decoder", "none");
        expectJsonRefused(text -> text.replace("\"Regex\":\"a+\"", "\"Regex\":\"a(\""), "a(");
        expectJsonRefused(text -> text.substring(0, text.length() / 2), "expected JSON");
    }

    @Test
    void a_byte_tokenizer_of_another_format_is_refused() throws IOException {
        Path file = folder.resolve("byte_tokenizer.json");
        Files.writeString(file, "{\"format\": \"other\", \"version\": 1}");
        expectRefused("byte_tokenizer.json", "other");
        Files.writeString(file, "{\"format\": \"multispa-byte-tokenizer\", \"version\": 2}");
        expectRefused("2");
        String start = "{\"format\": \"multispa-byte-tokenizer\", \"version\": 1, ";
        Files.writeString(file, start + "\"special_tokens\": 5}");
        expectRefused("special_tokens");
        Files.writeString(file, start + "\"special_tokens\": [5]}");
        expectRefused("texts");
        Files.writeString(file, start + "\"special_tokens\": [\"<s>\", \"<s>\"]}");
        expectRefused("<s>", "two ids");
        Files.writeString(file, start + "\"special_tokens\": [\"<s>\"], \"begin\": \"<b>\"}");
        expectRefused("<b>");
    }
}
