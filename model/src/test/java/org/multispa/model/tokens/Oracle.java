package org.multispa.model.tokens;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The published tokenizers, as native libraries, to be held against.
final class Oracle {
    private Oracle() {}

    static SpTokenizer sentencePiece(byte[] model) {
        prepare();
        return new SpTokenizer(model);
    }

    static HuggingFaceTokenizer huggingFace(Path tokenizerJson) throws IOException {
        prepare();
        return HuggingFaceTokenizer.newInstance(
                tokenizerJson, Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false"));
    }

    static int[] ids(HuggingFaceTokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.encode(text).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /// Keeps the libraries from looking for anything outside their jars, and skips the test where these hold
    /// nothing for this machine.
    private static void prepare() {
        boolean isOldMac = System.getProperty("os.name").startsWith("Mac")
                && !System.getProperty("os.arch").equals("aarch64");
        Assumptions.assumeFalse(isOldMac, "skipped: the published tokenizers have no library for this machine");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }
}
