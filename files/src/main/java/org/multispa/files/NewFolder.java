package org.multispa.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder that appears as a whole: it is filled beside its place, as `NAME.unfinished`, and moved there at the
/// end. If the program is stopped before, that one is deleted; what is left of it after a crash, the next attempt
/// deletes.
public final class NewFolder {
    private NewFolder() {}

    /// Fills a folder.
    ///
    /// @param target must not exist, or be empty
    /// @throws IOException if it exists and holds something, or filling it fails; then nothing is left behind
    public static void fill(Path target, Filling filling) throws IOException {
        if (Files.exists(target) && (!Files.isDirectory(target) || !Folders.isEmpty(target))) {
            throw new IOException(target + ": exists already; choose another folder or delete it");
        }
        Path place = target.toAbsolutePath().normalize();
        Path making = place.resolveSibling(place.getFileName() + ".unfinished");
        Folders.delete(making);
        Files.createDirectories(making);
        try (StopGuard guard = new StopGuard(making)) {
            filling.fill(making);
            guard.unlessStopped(() -> {
                Files.deleteIfExists(place);
                Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
            });
        } catch (IOException | RuntimeException | Error e) {
            Folders.delete(making);
            throw e;
        }
    }

    /// What goes into a folder.
    @FunctionalInterface
    public interface Filling {
        /// Writes into a folder that is there and empty.
        void fill(Path folder) throws IOException;
    }
}
