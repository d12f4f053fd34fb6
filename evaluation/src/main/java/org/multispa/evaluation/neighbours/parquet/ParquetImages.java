package org.multispa.evaluation.neighbours.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.FileKey;
import org.multispa.evaluation.neighbours.rows.ReadLimits;

/// The images of a Parquet file. They can only be read one row after the other, so that asking in the order of
/// the rows is fast; the last few rows are kept for askers that are not quite in order. Thread-safe.
final class ParquetImages {
    private static final int KEPT = 24;

    private final ParquetFile parquet;
    private final List<ImageColumn> columns;
    private final FileKey key;
    private final Map<Place, List<List<byte[]>>> kept = new LinkedHashMap<>();
    private Optional<Cursor> cursor = Optional.empty();

    private record Place(int block, long row) {}

    ParquetImages(ParquetFile parquet, List<ImageColumn> columns) {
        this.parquet = parquet;
        this.columns = List.copyOf(columns);
        this.key = new FileKey(parquet.file());
    }

    List<Picture> pictures(int block, long row, int column, int count) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(new One(this, new Place(block, row), column, i));
        }
        return pictures;
    }

    private record One(ParquetImages file, Place place, int column, int index) implements Picture {
        @Override
        public byte[] bytes() throws IOException {
            List<byte[]> images = file.row(place).get(column);
            if (index >= images.size() || images.get(index).length > ReadLimits.IMAGE) {
                throw new DatasetException(file.parquet.file() + ": row group " + place.block() + ", row " + place.row()
                        + ": expected an image of at most " + ReadLimits.IMAGE + " bytes");
            }
            return images.get(index).clone();
        }

        @Override
        public String key() throws IOException {
            return file.key.sha256() + " " + place.block() + " " + place.row() + " " + column + " " + index;
        }
    }

    private synchronized List<List<byte[]>> row(Place place) throws IOException {
        List<List<byte[]>> known = kept.get(place);
        if (known != null) {
            return known;
        }
        try {
            Cursor from = cursor.filter(one -> one.block == place.block() && one.row <= place.row())
                    .orElseGet(() -> new Cursor(place.block()));
            cursor = Optional.of(from);
            while (true) {
                Place at = new Place(from.block, from.row);
                List<List<byte[]>> images = from.next();
                kept.put(at, images);
                while (kept.size() > KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
                if (at.equals(place)) {
                    return images;
                }
            }
        } catch (UncheckedIOException e) {
            cursor = Optional.empty();
            throw e.getCause();
        } catch (RuntimeException e) {
            cursor = Optional.empty();
            throw ParquetFile.broken(parquet.file(), e);
        }
    }

    /// Reads the images of a row group in order.
    private final class Cursor {
        private final int block;
        private final RecordReader<Group> records;
        private long row;

        Cursor(int block) {
            this.block = block;
            MessageType schema = ImageColumn.schema(parquet.schema(), columns);
            records = new ColumnIOFactory()
                    .getColumnIO(schema)
                    .getRecordReader(
                            new BlockPages(parquet.file(), parquet.blocks().get(block)),
                            new GroupRecordConverter(schema));
        }

        List<List<byte[]>> next() {
            Group group = records.read();
            row++;
            return columns.stream().map(column -> column.images(group)).toList();
        }
    }
}
