package org.multispa.dataset.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.multispa.dataset.DatasetException;
import org.multispa.files.Folders;

/// A folder that appears as a whole or not at all: filled under a hidden name beside its place and renamed. What a
/// killed run left behind is cleared away by the next one.
final class ExportFolder implements Closeable {
    /// Lies in every export and tells it apart from folders that must not be replaced.
    static final String MARKER = "export.json";

    private final Path out;
    private final Path staging;
    private final Path old;
    private final boolean force;

    private ExportFolder(Path out, boolean force) {
        this.out = out;
        this.staging = out.resolveSibling("." + out.getFileName() + ".multispa-export");
        this.old = out.resolveSibling("." + out.getFileName() + ".multispa-old");
        this.force = force;
    }

    /// Begins a folder at `out`.
    ///
    /// @param dataset that is exported; `out` must not hold it
    /// @param force whether an earlier export at `out` may be replaced
    /// @throws DatasetException if `out` cannot be the place
    static ExportFolder stage(Path out, Path dataset, boolean force) throws IOException {
        Path place = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
        if (place.getFileName() == null || dataset.toRealPath().startsWith(place)) {
            throw new DatasetException(out + " holds the data set; give the export a folder of its own");
        }
        ExportFolder folder = new ExportFolder(place, force);
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        if (Files.exists(folder.old) && !Files.exists(place)) {
            Files.move(folder.old, place, StandardCopyOption.ATOMIC_MOVE);
        }
        folder.checkPlace();
        Folders.delete(folder.old);
        Folders.delete(folder.staging);
        Files.createDirectory(folder.staging);
        return folder;
    }

    private void checkPlace() throws IOException {
        if (!Files.exists(out, LinkOption.NOFOLLOW_LINKS) || isEmptyFolder()) {
            return;
        }
        if (!force) {
            throw new DatasetException(out + " exists and is not empty; choose another folder, or replace an earlier"
                    + " export with --force");
        }
        if (!Files.isRegularFile(out.resolve(MARKER))) {
            throw new DatasetException(out + " is no export (it has no " + MARKER + "), so it is not replaced; choose"
                    + " another folder");
        }
    }

    private boolean isEmptyFolder() throws IOException {
        if (!Files.isDirectory(out)) {
            return false;
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.findAny().isEmpty();
        }
    }

    /// Where to write.
    Path staging() {
        return staging;
    }

    /// Where the folder will be, absolute.
    Path place() {
        return out;
    }

    /// Gives the folder its name.
    void publish() throws IOException {
        checkPlace();
        if (Files.exists(out)) {
            if (isEmptyFolder()) {
                Files.delete(out);
            } else {
                Files.move(out, old, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(staging, out, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(old);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(staging);
    }
}
