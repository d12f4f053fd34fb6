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

/// The tiny model with one token whose embedding is not a number.
final class BrokenModel {
    /// A text that makes it compute no numbers.
    static final String POISON = "~";

    private static final int WIDTH = 32;
    private static final String TABLE = "language_model.model.tok_embeddings.weight";

    private BrokenModel() {}

    static Path make(Path whole, Path broken) throws IOException {
        Files.createDirectory(broken);
        List<Path> files;
        try (Stream<Path> found = Files.list(whole)) {
            files = found.toList();
        }
        boolean poisoned = false;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            if (name.endsWith(".safetensors")) {
                poisoned |= poison(bytes);
            }
            Files.write(broken.resolve(name), bytes);
        }
        if (!poisoned) {
            throw new IllegalStateException("no " + TABLE + " in " + files);
        }
        return broken;
    }

    private static boolean poison(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) buffer.getLong(0);
        JsonNode entries = JsonMapper.shared().readTree(new String(file, 8, header, StandardCharsets.UTF_8));
        if (!entries.has(TABLE)) {
            return false;
        }
        int start = 8 + header + entries.path(TABLE).path("data_offsets").path(0).asInt();
        buffer.putFloat(start + 4 * WIDTH * POISON.charAt(0), Float.NaN);
        return true;
    }
}
