package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small models of all the sorts there are, against SentencePiece.
final class SentencePieceModelsTest {
    private static final String LETTERS = "abc▁é東";

    private static Proto randomModel(Random random, boolean byteFallback, boolean prefix, boolean trims) {
        Proto model = new Proto().piece("<unk>", 0, Proto.UNKNOWN);
        model.piece("<s>", 0, Proto.CONTROL).piece("</s>", 0, Proto.CONTROL);
        if (byteFallback) {
            model.bytePieces();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 1 + random.nextInt(i < 8 ? 1 : 4); k > 0; k--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            texts.add(text.toString());
        }
        for (String text : texts) {
            boolean isWhole = random.nextInt(12) == 0;
            model.piece(text, -random.nextInt(20), isWhole ? Proto.USER_DEFINED : Proto.NORMAL);
        }
        return model.trainer(2, byteFallback).normalizer(prefix, trims);
    }

    private static String randomText(Random random) {
        String alphabet = "aaabbbccc  é東x🙂";
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(25); k > 0; k--) {
            int point = alphabet.codePointAt(alphabet.offsetByCodePoints(0, random.nextInt(15)));
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    @Test
    void random_models_encode_random_text_as_sentencepiece_does(@TempDir Path folder) throws IOException {
        Random random = new Random(41);
        for (int round = 0; round < 120; round++) {
            boolean byteFallback = (round & 1) != 0;
            byte[] model = randomModel(random, byteFallback, (round & 2) != 0, (round & 4) != 0)
                    .toBytes();
            Files.write(folder.resolve("tokenizer.model"), model);
            Tokenizer ours = Tokenizers.read(folder);
            try (SpTokenizer oracle = Oracle.sentencePiece(model)) {
                for (int i = 0; i < 60; i++) {
                    String text = randomText(random);
                    int[] ids = ours.encodePlain(text);
                    assertThat(ids)
                            .as("round %d: \"%s\"", round, text)
                            .isEqualTo(oracle.getProcessor().encode(text));
                    if (byteFallback && (round & 4) == 0) {
                        assertThat(ours.decode(ids)).isEqualTo(text);
                    }
                }
            }
        }
    }

    @Test
    void a_space_before_each_segment_is_taken_away_again(@TempDir Path folder) throws IOException {
        Proto model = new Proto()
                .piece("<unk>", 0, Proto.UNKNOWN)
                .piece("<s>", 0, Proto.CONTROL)
                .bytePieces();
        model.piece("▁a", -1, Proto.NORMAL).piece("▁", -2, Proto.NORMAL).piece("a", -3, Proto.NORMAL);
        Files.write(
                folder.resolve("tokenizer.model"),
                model.trainer(2, true).normalizer(true, false).toBytes());
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<|im_end|>\": 300}");
        Tokenizer legacy = Tokenizers.read(folder);
        assertThat(legacy.encode("a<|im_end|>a")).containsExactly(1, 258, 300, 258);
        assertThat(legacy.decodeWithSpecials(legacy.encode(" a<|im_end|>a"))).isEqualTo("<s> a<|im_end|>a");
        assertThat(legacy.encodePlainContinued("a")).containsExactly(260);

        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"legacy\": false, \"add_bos_token\": false}");
        Tokenizer newer = Tokenizers.read(folder);
        assertThat(newer.encode("a<|im_end|>a")).containsExactly(258, 300, 260);
        assertThat(newer.decodeWithSpecials(newer.encode("a<|im_end|> a"))).isEqualTo("a<|im_end|> a");
    }

    @Test
    void white_space_beside_an_added_token_belongs_to_it_where_the_folder_says_so(@TempDir Path folder)
            throws IOException {
        Proto model = new Proto().piece("<unk>", 0, Proto.UNKNOWN).bytePieces().trainer(2, true);
        Files.write(
                folder.resolve("tokenizer.model"),
                model.normalizer(false, false).toBytes());
        Files.writeString(folder.resolve("tokenizer_config.json"), """
            {"added_tokens_decoder": {
              "300": {"content": "<l>", "lstrip": true, "rstrip": false, "special": true},
              "301": {"content": "<r>", "lstrip": false, "rstrip": true, "special": false}}}
            """);
        Tokenizer tokenizer = Tokenizers.read(folder);
        int a = 1 + 'a';
        assertThat(tokenizer.encode("a \n<l>a<r>\t a")).containsExactly(a, 300, a, 301, a);
        assertThat(tokenizer.decode(a, 300, 301)).isEqualTo("a<r>");
    }
}
