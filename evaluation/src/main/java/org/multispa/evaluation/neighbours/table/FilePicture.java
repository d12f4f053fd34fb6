package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.FileKey;
import org.multispa.evaluation.neighbours.rows.ReadLimits;

/// An image in a file of its own. Its key is the hash of its bytes.
final class FilePicture implements Picture {
    private final Path file;
    private final FileKey key;

    FilePicture(Path file) {
        this.file = file;
        this.key = new FileKey(file);
    }

    @Override
    public byte[] bytes() throws IOException {
        long size = Files.size(file);
        if (size > ReadLimits.IMAGE) {
            throw new DatasetException(file + ": an image may hold " + ReadLimits.IMAGE + " bytes, found " + size);
        }
        return Files.readAllBytes(file);
    }

    @Override
    public String key() throws IOException {
        return key.sha256();
    }
}
