package org.multispa.model.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tiny model with some of its weights changed.
final class AlteredModel {
    /// A text that makes the [broken][#broken] one compute no numbers.
    static final String POISON = "~";

    private static final int WIDTH = 32;
    private static final int BYTES = 256;
    private static final int VOCABULARY = 264;
    private static final String TABLE = "language_model.model.tok_embeddings.weight";
    private static final String HEAD = "language_model.output.weight";

    private AlteredModel() {}

    /// One token's embedding is not a number.
    static Path broken(Path whole, Path altered) throws IOException {
        return alter(whole, altered, TABLE, POISON.charAt(0), POISON.charAt(0) + 1, Float.NaN);
    }

    /// No special token is ever the likeliest, so that answers go on until they are cut off.
    static Path endless(Path whole, Path altered) throws IOException {
        return alter(whole, altered, HEAD, BYTES, VOCABULARY, 0);
    }

    private static Path alter(Path whole, Path altered, String tensor, int from, int to, float value)
            throws IOException {
        Files.createDirectory(altered);
        List<Path> files;
        try (Stream<Path> found = Files.list(whole)) {
            files = found.toList();
        }
        boolean isAltered = false;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".safetensors")) {
                isAltered |= set(bytes, tensor, from, to, value);
            }
            Files.write(altered.resolve(file.getFileName().toString()), bytes);
        }
        if (!isAltered) {
            throw new IllegalStateException("no " + tensor + " in " + files);
        }
        return altered;
    }

    /// Sets rows of a tensor.
    private static boolean set(byte[] file, String tensor, int from, int to, float value) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) buffer.getLong(0);
        JsonNode entries = JsonMapper.shared().readTree(new String(file, 8, header, StandardCharsets.UTF_8));
        if (!entries.has(tensor)) {
            return false;
        }
        int start =
                8 + header + entries.path(tensor).path("data_offsets").path(0).asInt();
        for (int i = from * WIDTH; i < to * WIDTH; i++) {
            buffer.putFloat(start + Float.BYTES * i, value);
        }
        return true;
    }
}
