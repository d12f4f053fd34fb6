package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ByteTokenizerTest {
    private static final Tokenizer TOKENIZER = Tokenizers.byteLevel();

    @Test
    void ids_are_bytes_and_special_tokens_follow() throws TokenizerException {
        assertThat(TOKENIZER.vocabularySize()).isEqualTo(264);
        assertThat(TOKENIZER.addedTokens())
                .containsEntry("<s>", 256)
                .containsEntry("<IMG_CONTEXT>", 263)
                .hasSize(8);
        assertThat(TOKENIZER.encode("aé<|im_end|>"))
                .containsExactly(256, 'a', 0xC3, 0xA9, TOKENIZER.requireId("<|im_end|>"));
        assertThat(TOKENIZER.beginIds()).containsExactly(256);
        assertThat(TOKENIZER.endIds()).containsExactly(257);
        assertThat(TOKENIZER.padId()).isEqualTo(258);
        assertThat(TOKENIZER).hasToString("bytes, 264 tokens");
    }

    @Test
    void what_is_written_into_a_folder_is_read_as_the_same(@TempDir Path folder) throws IOException {
        Tokenizers.writeByteLevel(folder);
        Tokenizer read = Tokenizers.read(folder);
        assertThat(read.addedTokens()).isEqualTo(TOKENIZER.addedTokens());
        assertThat(read.beginIds()).isEqualTo(TOKENIZER.beginIds());
        assertThat(read.endIds()).isEqualTo(TOKENIZER.endIds());
        assertThat(read.padId()).isEqualTo(TOKENIZER.padId());
        assertThat(read.encode("<s>x</s>")).isEqualTo(TOKENIZER.encode("<s>x</s>"));
    }

    @Test
    void any_text_comes_back() {
        RandomText texts = new RandomText(71);
        for (int i = 0; i < 500; i++) {
            String text = texts.next(20);
            int[] ids = TOKENIZER.encodePlain(text);
            assertThat(ids).hasSize(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(TOKENIZER.decode(ids)).isEqualTo(text);
        }
    }

    @Test
    void arrays_that_are_handed_out_are_copies() {
        TOKENIZER.beginIds()[0] = 0;
        TOKENIZER.endIds()[0] = 0;
        assertThat(TOKENIZER.beginIds()).containsExactly(256);
        assertThat(TOKENIZER.endIds()).containsExactly(257);
    }
}
