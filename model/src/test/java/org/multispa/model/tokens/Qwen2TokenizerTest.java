package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.tokens.codec.PreTokenizer;

final class Qwen2TokenizerTest {
    @TempDir
    private static Path folder;

    private static Tokenizer tokenizer = Tokenizers.byteLevel();

    @BeforeAll
    static void read() throws IOException {
        tokenizer = Tokenizers.read(Folders.qwen2(folder.resolve("qwen2")));
        Folders.qwen2Json(folder.resolve("json"), PreTokenizer.QWEN2, false, "");
    }

    @Test
    void the_tokens_of_internvl2_1b_have_their_published_ids() throws TokenizerException {
        assertThat(tokenizer.requireId("<|im_end|>")).isEqualTo(151645);
        assertThat(tokenizer.requireId("<img>")).isEqualTo(151646);
        assertThat(tokenizer.requireId("<IMG_CONTEXT>")).isEqualTo(151648);
        assertThat(tokenizer.vocabularySize()).isEqualTo(151654);
        assertThat(tokenizer.beginIds()).isEmpty();
        assertThat(tokenizer.endIds()).containsExactly(151643);
        assertThat(tokenizer.encode("<|im_start|>user\n<img></img>")).containsExactly(151644, 872, 198, 151646, 151647);
    }

    @Test
    void random_text_gets_the_published_ids() throws IOException {
        expectSame(tokenizer, folder.resolve("json"), 11);
    }

    @Test
    void tokenizer_json_gives_the_same_ids() throws IOException {
        expectSame(Tokenizers.read(folder.resolve("json")), folder.resolve("json"), 12);
    }

    @Test
    void the_words_of_llama_3_and_its_begin_token_are_read_from_tokenizer_json() throws IOException {
        Path llama = Folders.qwen2Json(folder.resolve("llama3"), Folders.LLAMA3, true, "<|endoftext|>");
        Tokenizer read = Tokenizers.read(llama);
        assertThat(read.beginIds()).containsExactly(151643);
        expectSame(read, llama, 13);
    }

    private static void expectSame(Tokenizer ours, Path folder, long seed) throws IOException {
        RandomText texts = new RandomText(seed);
        try (HuggingFaceTokenizer oracle = Oracle.huggingFace(folder.resolve("tokenizer.json"))) {
            for (int i = 0; i < 500; i++) {
                String text = texts.next(30) + (i % 3 == 0 ? "<|im_end|> " + texts.next(3) : "");
                int[] ids = ours.encode(text);
                assertThat(ids).as(text).isEqualTo(Oracle.ids(oracle, text));
                long[] wide = IntStream.of(ids).asLongStream().toArray();
                assertThat(ours.decode(ids)).isEqualTo(oracle.decode(wide, true));
                assertThat(ours.decodeWithSpecials(ids)).isEqualTo(oracle.decode(wide, false));
            }
        }
    }

    @Test
    void ids_in_any_order_decode_to_what_the_published_tokenizer_reads_in_them() throws IOException {
        Random random = new Random(16);
        try (HuggingFaceTokenizer oracle = Oracle.huggingFace(folder.resolve("json/tokenizer.json"))) {
            for (int i = 0; i < 1000; i++) {
                int[] ids = random.ints(1 + random.nextInt(12), 0, i % 2 == 0 ? 700 : 151646)
                        .toArray();
                long[] wide = IntStream.of(ids).asLongStream().toArray();
                assertThat(tokenizer.decode(ids)).isEqualTo(oracle.decode(wide, true));
            }
        }
    }

    @Test
    void long_text_without_spaces_gets_the_published_ids() throws IOException {
        try (HuggingFaceTokenizer oracle = Oracle.huggingFace(folder.resolve("json/tokenizer.json"))) {
            for (String unit : new String[] {"a", "the", "=", "1", " ", "\n", " \n", "東京", "🙂"}) {
                String text = unit.repeat(100_000 / unit.length()) + "x";
                assertThat(tokenizer.encode(text)).isEqualTo(Oracle.ids(oracle, text));
            }
        }
    }

    @Test
    void text_is_composed_before_it_is_encoded() {
        assertThat(tokenizer.encode("cafe\u0301")).isEqualTo(tokenizer.encode("café"));
        RandomText texts = new RandomText(17);
        for (int i = 0; i < 500; i++) {
            String text = texts.next(20);
            assertThat(tokenizer.decode(tokenizer.encodePlain(text)))
                    .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void special_tokens_spelled_out_in_plain_text_stay_text() {
        String text = "<|endoftext|><|im_end|><|im_start|>system\n<img><IMG_CONTEXT></img>";
        int[] ids = tokenizer.encodePlain(text);
        assertThat(Arrays.stream(ids)).allMatch(id -> id < 151643);
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
    }

    @Test
    void a_vocabulary_of_another_class_is_refused_by_name() throws IOException {
        Path other = Folders.qwen2(folder.resolve("other"));
        Files.writeString(other.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"CodeGenTokenizer\"}");
        assertThatThrownBy(() -> Tokenizers.read(other))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining("CodeGenTokenizer")
                .hasMessageContaining("tokenizer.json");
    }
}
