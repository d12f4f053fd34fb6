package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamingDecoderTest {
    private static final Tokenizer BYTES = Tokenizers.byteLevel();

    private static List<String> stream(StreamingDecoder decoder, int... ids) {
        List<String> pieces = new ArrayList<>();
        for (int id : ids) {
            pieces.add(decoder.next(id));
        }
        pieces.add(decoder.finish());
        return pieces;
    }

    @Test
    void a_character_appears_with_its_last_byte() {
        assertThat(stream(BYTES.stream(), BYTES.encodePlain("a東🙂")))
                .containsExactly("a", "", "", "東", "", "", "", "🙂", "");
    }

    @Test
    void a_character_that_is_never_completed_becomes_one_replacement() {
        assertThat(stream(BYTES.stream(), 0xF0, 0x9F, 0x99)).containsExactly("", "", "", "\uFFFD");
        assertThat(stream(BYTES.stream(), 0xF0, 0x9F, 'a')).containsExactly("", "", "\uFFFDa", "");
    }

    @Test
    void every_byte_of_an_encoded_surrogate_becomes_a_replacement() {
        assertThat(stream(BYTES.stream(), 0xED, 0xA0, 0x80)).containsExactly("", "\uFFFD\uFFFD", "\uFFFD", "");
        assertThat(BYTES.decode(0xC0, 0x80, 0xFF)).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void well_formed_text_and_random_bytes_are_read_as_java_reads_them_where_they_agree() {
        Random random = new Random(61);
        RandomText texts = new RandomText(62);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = texts.next(10).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && i % 2 == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80);
            }
            int[] ids = new int[bytes.length];
            for (int k = 0; k < ids.length; k++) {
                ids[k] = bytes[k] & 0xFF;
            }
            assertThat(BYTES.decode(ids)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void pieces_put_together_are_the_decoded_text_and_hold_no_half_characters(@TempDir Path folder) throws IOException {
        List<Tokenizer> tokenizers = List.of(
                BYTES,
                Tokenizers.read(Folders.internLm2(folder.resolve("internlm2"))),
                Tokenizers.read(Folders.qwen2(folder.resolve("qwen2"))));
        Random random = new Random(63);
        RandomText texts = new RandomText(64);
        for (Tokenizer tokenizer : tokenizers) {
            for (int i = 0; i < 400; i++) {
                boolean isText = i % 2 == 0;
                int[] ids = isText
                        ? tokenizer.encode(texts.next(15))
                        : random.ints(10, 0, i % 4 == 1 ? 600 : tokenizer.vocabularySize() + 50)
                                .toArray();
                List<String> pieces = stream(tokenizer.stream(), ids);
                assertThat(String.join("", pieces)).isEqualTo(tokenizer.decode(ids));
                assertThat(pieces)
                        .allSatisfy(piece -> assertThat(WellFormed.of(piece)).isSameAs(piece));
                assertThat(String.join("", stream(tokenizer.streamWithSpecials(), ids)))
                        .isEqualTo(tokenizer.decodeWithSpecials(ids));
            }
        }
    }

    @Test
    void a_decoder_begins_anew_after_its_end() {
        StreamingDecoder decoder = BYTES.stream();
        assertThat(stream(decoder, 0xE6)).containsExactly("", "\uFFFD");
        assertThat(stream(decoder, 'b')).containsExactly("b", "");
    }

    @Test
    void ids_beyond_the_vocabulary_have_no_text_and_negative_ones_are_refused() {
        assertThat(BYTES.decode('a', 100_000, 'b')).isEqualTo("ab");
        assertThatThrownBy(() -> BYTES.decode(-100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-100");
    }
}
