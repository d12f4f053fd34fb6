package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.FileKey;
import org.multispa.evaluation.neighbours.rows.ReadLimits;
import org.multispa.evaluation.neighbours.rows.WrittenList;

/// A cell of a table with one image or several in base64.
///
/// @param key of the file
/// @param from position of the cell's first byte in the file
/// @param length its bytes
/// @param quoted whether quotes in it are doubled
/// @param count of images in it
record TsvImages(Path file, FileKey key, long from, long length, boolean quoted, int count) {
    private static final int MOST_IMAGES = 64;
    private static final long LARGEST_CELL = 8L * ReadLimits.IMAGE;

    TsvImages {
        count = Math.min(count, MOST_IMAGES);
    }

    List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(new One(this, i));
        }
        return pictures;
    }

    private record One(TsvImages cell, int place) implements Picture {
        @Override
        public byte[] bytes() throws IOException {
            return cell.image(place);
        }

        @Override
        public String key() throws IOException {
            return cell.key.sha256() + " " + cell.from + " " + place;
        }
    }

    private byte[] image(int place) throws IOException {
        if (length > LARGEST_CELL) {
            throw new DatasetException(
                    file + ": a cell of images may hold " + LARGEST_CELL + " bytes, found " + length);
        }
        byte[] cell = new byte[(int) length];
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(from);
            access.readFully(cell);
        }
        String text = new String(cell, StandardCharsets.ISO_8859_1);
        if (quoted) {
            text = text.replace("\"\"", "\"");
        }
        List<String> images = text.startsWith("[")
                ? WrittenList.parse(text).orElseThrow(() -> broken("the list of images is not closed"))
                : List.of(text);
        if (place >= images.size()) {
            throw broken("expected " + count + " images, found " + images.size());
        }
        return decoded(images.get(place));
    }

    private byte[] decoded(String base64) throws DatasetException {
        if (base64.length() / 4L * 3 > ReadLimits.IMAGE) {
            throw broken("an image may hold " + ReadLimits.IMAGE + " bytes, found more");
        }
        String plain = base64.startsWith("data:") ? base64.substring(base64.indexOf(',') + 1) : base64;
        try {
            return Base64.getMimeDecoder().decode(plain.strip());
        } catch (IllegalArgumentException e) {
            throw broken("no base64: " + e.getMessage());
        }
    }

    private DatasetException broken(String reason) {
        return new DatasetException(file + ": the cell at byte " + from + ": " + reason);
    }
}
