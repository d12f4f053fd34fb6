package org.multispa.dataset.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.RelativePath;

/// The list of a data set's images with their SHA-256, as `sha256sum` writes it.
public final class ImageHashes {
    /// The list's name in a data set's folder.
    public static final String FILE_NAME = "images.sha256";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    private ImageHashes() {}

    /// SHA-256 of each image by its path below the image root; empty where the data set has no images.
    ///
    /// @throws DatasetException naming the line that is none
    public static SortedMap<String, String> read(Path dataset) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        Path file = dataset.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return hashes;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new DatasetException(
                            file + ":" + number + ": expected 64 lower-case hexadecimal digits, two spaces and a path");
                }
                try {
                    if (hashes.put(RelativePath.check(parts.group(2)), parts.group(1)) != null) {
                        throw new DatasetException(
                                file + ":" + number + ": expected each image once, found " + parts.group(2) + " again");
                    }
                } catch (IllegalArgumentException e) {
                    throw new DatasetException(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
        }
        return hashes;
    }
}
