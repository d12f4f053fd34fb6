package org.multispa.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.multispa.model.safetensors.WeightFolder;

/// What a model folder holds beside its weights: `config.json`, tokenizer, code, licence.
final class OtherFiles {
    private OtherFiles() {}

    /// Copies the files of a folder other than its weights and their index, and no folders in it.
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".safetensors") && !name.equals(WeightFolder.INDEX)) {
                    try (InputStream content = Files.newInputStream(file)) {
                        Files.copy(content, to.resolve(name));
                    }
                }
            }
        }
    }
}
