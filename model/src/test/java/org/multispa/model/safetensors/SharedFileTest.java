package org.multispa.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedFileTest {
    @TempDir
    private Path temp;

    private Path written() throws IOException {
        Path file = temp.resolve("a.safetensors");
        SafetensorsWriter.write(
                file,
                List.of(new TensorInfo("x", DType.I8, new long[] {3}, 0)),
                Map.of("format", "pt"),
                (_, out) -> out.write(new byte[] {1, 2, 3}));
        return file;
    }

    @Test
    void the_memory_of_a_shared_file_outlives_it() throws IOException {
        MemorySegment bytes;
        try (SafetensorsFile file = SafetensorsFile.shared(written())) {
            bytes = file.bytes("x");
            assertThat(file.metadata()).containsEntry("format", "pt");
        }
        Files.delete(temp.resolve("a.safetensors"));
        assertThat(bytes.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
    }

    @Test
    void the_memory_of_any_other_file_goes_with_it() throws IOException {
        MemorySegment bytes;
        try (SafetensorsFile file = SafetensorsFile.open(written())) {
            bytes = file.bytes("x");
        }
        assertThatThrownBy(() -> bytes.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void broken_files_are_refused_either_way() throws IOException {
        Path broken = Files.write(temp.resolve("b.safetensors"), new byte[] {9, 9, 9});
        for (Path file : List.of(broken, temp.resolve("gone"), temp)) {
            assertThatThrownBy(() -> SafetensorsFile.shared(file))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContaining(file.toString());
            assertThatThrownBy(() -> SafetensorsFile.open(file))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
