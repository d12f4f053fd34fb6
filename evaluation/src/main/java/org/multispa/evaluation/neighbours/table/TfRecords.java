package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.FileKey;
import org.multispa.evaluation.neighbours.rows.Head;
import org.multispa.evaluation.neighbours.rows.ReadLimits;
import org.multispa.evaluation.neighbours.rows.Row;
import org.multispa.evaluation.neighbours.rows.RowUse;

/// A TFRecord file of `tf.train.Example`s. A record is its length in eight bytes (low byte first), a checksum of
/// these in four, the record, a checksum of it in four. Features of bytes whose name ends in `encoded` are images,
/// others texts; whole numbers and fractions are lists.
final class TfRecords {
    private static final int HEAD = 12;
    private static final int TAIL = 4;
    private static final int LARGEST_RECORD = 8 * ReadLimits.IMAGE;

    private TfRecords() {}

    static void read(Path file, Head head, RowUse use) throws IOException {
        ReadLimits room = new ReadLimits(file);
        FileKey key = new FileKey(file);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            long size = access.length();
            long position = 0;
            for (int record = 1; position < size; record++) {
                room.row();
                long length = length(file, access, position, size);
                long start = position + HEAD;
                byte[] bytes = new byte[(int) length];
                access.seek(start);
                access.readFully(bytes);
                Row row = row(file, key, room, record, bytes, start);
                if (record == 1) {
                    List<String> found = new ArrayList<>(row.values().keySet());
                    found.addAll(row.images().keySet());
                    head.check(found);
                }
                use.take(row);
                position = start + length + TAIL;
            }
        }
    }

    private static long length(Path file, RandomAccessFile access, long position, long size) throws IOException {
        if (position + HEAD + TAIL > size) {
            throw new DatasetException(file + ": the file ends in a record, at byte " + position);
        }
        access.seek(position);
        long length = Long.reverseBytes(access.readLong());
        if (length < 0 || length > LARGEST_RECORD || length > size - position - HEAD - TAIL) {
            throw new DatasetException(file + ": a record at byte " + position + " should have " + length
                    + " bytes; at most " + LARGEST_RECORD + " are read, and " + (size - position) + " are left");
        }
        return length;
    }

    private static Row row(Path file, FileKey key, ReadLimits room, int record, byte[] bytes, long start)
            throws DatasetException {
        Map<String, Object> values = new HashMap<>();
        Map<String, List<Picture>> images = new HashMap<>();
        try {
            for (ExampleProto.Feature feature : ExampleProto.features(bytes)) {
                if (feature.name().endsWith("encoded")) {
                    List<Picture> pictures = new ArrayList<>();
                    for (ExampleProto.Range range : feature.bytes()) {
                        pictures.add(new FilePart(file, key, start + range.from(), range.length()));
                    }
                    images.put(feature.name(), pictures);
                } else if (!feature.bytes().isEmpty()) {
                    ExampleProto.Range range = feature.bytes().getFirst();
                    room.text(range.length());
                    values.put(feature.name(), new String(bytes, range.from(), range.length(), StandardCharsets.UTF_8));
                } else {
                    room.kept(16L * feature.numbers().size());
                    values.put(feature.name(), feature.numbers());
                }
            }
        } catch (DatasetException e) {
            throw e.at(file + ": record " + record);
        }
        return new Row(file.getFileName() + ": record " + record, values, images);
    }
}
