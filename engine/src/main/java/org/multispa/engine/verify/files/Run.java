package org.multispa.engine.verify.files;

/// Consecutive lines of one file that belong to one scene.
///
/// @param file below the data set's folder
/// @param offset of the first line, bytes
/// @param bytes of all lines with their line ends
/// @param line number of the first line, from 1
record Run(String file, long offset, long bytes, long line) {
    boolean isFollowedBy(long otherOffset) {
        return offset + bytes == otherOffset;
    }

    Run longerBy(long more) {
        return new Run(file, offset, bytes + more, line);
    }
}
