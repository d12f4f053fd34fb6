package org.multispa.model.tokens;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a tokenizer in a model's folder, read as a whole and never more than a bounded number of bytes.
record TokenizerFolder(Path folder) {
    private static final int MOST_BYTES = 64 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    byte[] bytes(String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw wrong(name, "expected a file of at most " + MOST_BYTES + " bytes, found more");
            }
            return bytes;
        }
    }

    String text(String name) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(name)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TokenizerException(at(name, "expected text in UTF-8"), e);
        }
    }

    static JsonNode emptyObject() {
        return JSON.createObjectNode();
    }

    /// The JSON object in a file.
    JsonNode json(String name) throws IOException {
        try {
            JsonNode root = JSON.readTree(bytes(name));
            if (root == null || !root.isObject()) {
                throw wrong(name, "expected a JSON object");
            }
            return root;
        } catch (JacksonException e) {
            String reason = String.valueOf(e.getOriginalMessage()).replaceAll("(?s) ?\\(start marker at .*", "");
            throw new TokenizerException(at(name, "expected JSON: " + reason), e);
        }
    }

    TokenizerException wrong(String name, String message) {
        return new TokenizerException(at(name, message));
    }

    /// The same failure with the file put before its message.
    TokenizerException wrong(String name, Exception cause) {
        return new TokenizerException(at(name, String.valueOf(cause.getMessage())), cause);
    }

    private String at(String name, String message) {
        return folder.resolve(name) + ": " + message;
    }
}
