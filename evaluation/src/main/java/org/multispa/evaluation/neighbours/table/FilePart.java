package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.FileKey;
import org.multispa.evaluation.neighbours.rows.ReadLimits;

/// An image that stands as it is inside a larger file.
record FilePart(Path file, FileKey whole, long from, int length) implements Picture {
    @Override
    public byte[] bytes() throws IOException {
        if (length > ReadLimits.IMAGE) {
            throw new DatasetException(file + ": an image may hold " + ReadLimits.IMAGE + " bytes, found " + length);
        }
        byte[] bytes = new byte[length];
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(from);
            access.readFully(bytes);
        }
        return bytes;
    }

    @Override
    public String key() throws IOException {
        return whole.sha256() + " " + from;
    }
}
