package org.multispa.model.tokens;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// The published tokenizers, as native libraries, to be held against.
final class Oracle {
    private Oracle() {}

    static SpTokenizer sentencePiece(byte[] model) {
        stayOffline();
        return new SpTokenizer(model);
    }

    static HuggingFaceTokenizer huggingFace(Path tokenizerJson) throws IOException {
        stayOffline();
        return HuggingFaceTokenizer.newInstance(
                tokenizerJson, Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false"));
    }

    static int[] ids(HuggingFaceTokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.encode(text).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    private static void stayOffline() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }
}
