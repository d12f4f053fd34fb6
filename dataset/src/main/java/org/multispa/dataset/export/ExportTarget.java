package org.multispa.dataset.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.dataset.RelativePath;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// Where a format writes: files below a folder that gets its place when all are complete.
public final class ExportTarget {
    private final Path staging;
    private final ExportOptions options;
    private final String place;
    private final String imageRoot;

    /// @param place where the reader finds the export, absolute
    /// @param dataset where it finds the data set, absolute
    ExportTarget(Path staging, ExportOptions options, Path place, Path dataset) {
        this.staging = staging;
        this.options = options;
        this.place = slashed(options.locatedAt().orElse(place));
        this.imageRoot = options.images() == ImageHandling.NONE ? slashed(dataset) : this.place;
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    public ExportOptions options() {
        return options;
    }

    /// The export's folder as its reader will name it.
    public String place() {
        return place;
    }

    /// The folder under which the paths of [ExportImage]s lie, as the reader will name it.
    public String imageRoot() {
        return imageRoot;
    }

    /// Begins a file; it appears when it is committed.
    ///
    /// @param path below the export's folder, with forward slashes
    public AtomicOutput file(String path) throws IOException {
        return AtomicFiles.open(staging.resolve(RelativePath.check(path)));
    }

    /// Writes a small file.
    public void text(String path, String text) throws IOException {
        AtomicFiles.write(staging.resolve(RelativePath.check(path)), text);
    }

    /// Where a finished file lies for the time being.
    public Path finished(String path) {
        return staging.resolve(RelativePath.check(path));
    }

    /// Gives a finished file another name.
    public void rename(String from, String to) throws IOException {
        Files.move(staging.resolve(RelativePath.check(from)), staging.resolve(RelativePath.check(to)));
    }
}
