package org.multispa.evaluation.backend.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.multispa.files.Sha256;

/// Tells the contents of folders apart without reading all of their weights: of a safetensors file its size,
/// its beginning with the names of all tensors, and blocks spread over the rest; of everything else all bytes.
/// Models that were tuned or converted differ in nearly every block.
final class Fingerprint {
    private static final int DIGITS = 8;
    private static final int WHOLE = 1 << 20;
    private static final int HEAD = 1 << 16;
    private static final int BLOCK = 1 << 12;
    private static final int BLOCKS = 64;
    private static final String WEIGHTS = ".safetensors";

    /// Files that change what a model answers, beside its weights.
    private static final Set<String> SMALL = Set.of(
            "config.json",
            "adapter_config.json",
            "model.safetensors.index.json",
            "tokenizer.json",
            "tokenizer.model",
            "tokenizer_config.json",
            "added_tokens.json",
            "special_tokens_map.json",
            "vocab.json",
            "merges.txt");

    private Fingerprint() {}

    /// Of a model's or an adapter's folder: eight hexadecimal digits.
    static String of(Path folder) throws IOException {
        StringBuilder parts = new StringBuilder();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            parts.append(name).append(' ').append(Files.size(file)).append(' ');
            parts.append(name.endsWith(WEIGHTS) && Files.size(file) > WHOLE ? sampled(file) : Sha256.of(file));
            parts.append('\n');
        }
        return Sha256.of(parts.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isKnown(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isKnown(String name) {
        return SMALL.contains(name) || name.endsWith(WEIGHTS);
    }

    private static String sampled(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer sample = ByteBuffer.allocate(HEAD + BLOCKS * BLOCK);
            read(channel, sample, 0, HEAD);
            for (int i = 0; i < BLOCKS; i++) {
                read(channel, sample, (size - BLOCK) / BLOCKS * (i + 1), BLOCK);
            }
            return Sha256.of(sample.array());
        }
    }

    private static void read(FileChannel channel, ByteBuffer into, long from, int count) throws IOException {
        ByteBuffer part = into.slice(into.position(), count);
        long at = from;
        while (part.hasRemaining()) {
            int read = channel.read(part, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        into.position(into.position() + count);
    }
}
