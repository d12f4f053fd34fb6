package org.multispa.testing.rooms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Ways in which files get broken.
public final class Damage {
    private Damage() {}

    /// Keeps the first part of a file, as a copy that was interrupted does.
    ///
    /// @param share of its bytes that is kept
    public static void truncate(Path file, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (share * bytes.length)));
    }

    /// Replaces a text file by what `change` makes of it.
    ///
    /// @throws IllegalStateException if that is the same text
    public static void edit(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing to change in " + file);
        }
        Files.writeString(file, after);
    }
}
