package org.multispa.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that appear as a whole or not at all: written to a hidden sibling, forced to disk, renamed.
///
/// The sibling's name follows from the target's, so what a killed run left behind is overwritten by the next one;
/// what no later run writes again is removed by [#removeLeftovers]. Two runs must not write the same target at
/// once.
public final class AtomicFiles {
    private static final String SUFFIX = ".multispa-tmp";

    private AtomicFiles() {}

    /// Writes or replaces `target`; missing folders are made.
    public static void write(Path target, byte[] bytes) throws IOException {
        try (AtomicOutput out = open(target)) {
            out.write(bytes);
            out.commit();
        }
    }

    /// Writes or replaces `target` with text in UTF-8; missing folders are made.
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Begins to write `target`, which stays as it is until [AtomicOutput#commit]; missing folders are made.
    public static AtomicOutput open(Path target) throws IOException {
        Path folder = folderOf(target);
        Files.createDirectories(folder);
        return new AtomicOutput(target, folder.resolve("." + target.getFileName() + SUFFIX));
    }

    /// Removes what earlier runs left unfinished directly in `folder`, and nothing else.
    ///
    /// @return the number of files removed; 0 if there is no such folder
    public static int removeLeftovers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
                removed++;
            }
        }
        return removed;
    }

    static void publish(Path written, Path target) throws IOException {
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folderOf(target));
    }

    /// Makes the rename durable. Not every file system lets a folder be opened; the rename is atomic there too.
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(AtomicFiles.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "cannot force folder " + folder + ": " + e);
        }
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || target.getFileName() == null) {
            throw new IllegalArgumentException("expected a file, found " + target);
        }
        return folder;
    }
}
