package org.multispa.dataset.output;

import org.multispa.dataset.RelativePath;
import org.multispa.files.Sha256;

/// A finished file of samples.
///
/// @param path below the data set's folder, with forward slashes
/// @param records number of samples, one a line
/// @param sha256 of the file's bytes
public record ShardEntry(String path, long records, long bytes, String sha256) {
    public ShardEntry {
        RelativePath.check(path);
        if (records < 0 || bytes < 0 || !Sha256.isOne(sha256)) {
            throw new IllegalArgumentException("file '" + path + "' needs counts of at least 0 and a SHA-256 of 64"
                    + " lower-case hexadecimal digits, found " + records + ", " + bytes + ", '" + sha256 + "'");
        }
    }
}
