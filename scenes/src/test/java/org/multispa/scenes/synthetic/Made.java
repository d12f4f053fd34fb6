package org.multispa.scenes.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.geometry.Pose;

/// What a maker has written, held against what it should have.
public final class Made {
    private Made() {}

    /// The bytes of every file by its path below `root`.
    public static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    /// All of `expected` is in `files`, byte for byte; there may be more.
    public static void assertHolds(Map<String, byte[]> files, Map<String, byte[]> expected) {
        assertThat(expected).isNotEmpty();
        expected.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
    }

    /// Each element of the matrix is within `tolerance`.
    public static void assertClose(Pose found, Pose exact, double tolerance) {
        double[] elements = found.toRowMajor();
        for (int i = 0; i < elements.length; i++) {
            assertThat(elements[i]).as("element %d", i).isCloseTo(exact.toRowMajor()[i], within(tolerance));
        }
    }
}
