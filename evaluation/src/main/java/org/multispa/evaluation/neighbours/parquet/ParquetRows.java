package org.multispa.evaluation.neighbours.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.Head;
import org.multispa.evaluation.neighbours.rows.ReadLimits;
import org.multispa.evaluation.neighbours.rows.Row;
import org.multispa.evaluation.neighbours.rows.RowUse;

/// The rows of a Parquet file, page by page; of images only their number is kept.
public final class ParquetRows {
    private final Path file;
    private final ReadLimits room;

    public ParquetRows(Path file) {
        this.file = file;
        this.room = new ReadLimits(file);
    }

    /// Reads all rows, group by group.
    ///
    /// @throws DatasetException if the file is broken or compressed in a way that is not read
    public void read(Head head, RowUse use) throws IOException {
        ParquetFile parquet = ParquetFile.open(file);
        head.check(parquet.schema().getFields().stream()
                .map(field -> field.getName())
                .toList());
        List<ImageColumn> images = ImageColumn.of(parquet.schema());
        ParquetImages store = new ParquetImages(parquet, images);
        MessageType texts = new MessageType(
                parquet.schema().getName(),
                parquet.schema().getFields().stream()
                        .filter(field ->
                                images.stream().noneMatch(image -> image.name().equals(field.getName())))
                        .toList());
        long row = 0;
        for (int block = 0; block < parquet.blocks().size(); block++) {
            row = block(parquet, block, texts, new Images(images, store), row, use);
        }
    }

    private record Images(List<ImageColumn> columns, ParquetImages store) {}

    private long block(ParquetFile parquet, int block, MessageType texts, Images images, long first, RowUse use)
            throws IOException {
        BlockMetaData group = parquet.blocks().get(block);
        BlockPages pages = new BlockPages(file, group);
        List<Row> rows = new ArrayList<>();
        try {
            RecordReader<Group> records =
                    new ColumnIOFactory().getColumnIO(texts).getRecordReader(pages, new GroupRecordConverter(texts));
            List<ColumnReader> counters = counters(parquet, pages, images);
            GroupValues values = new GroupValues(room);
            for (long i = 0; i < group.getRowCount(); i++) {
                room.row();
                Map<String, List<Picture>> pictures = new HashMap<>();
                for (int column = 0; column < counters.size(); column++) {
                    int count = count(counters.get(column));
                    if (count > 0) {
                        pictures.put(
                                images.columns().get(column).name(),
                                images.store().pictures(block, i, column, count));
                    }
                }
                rows.add(new Row(
                        file.getFileName() + ": row " + (first + i + 1), values.fields(records.read()), pictures));
            }
        } catch (UncheckedIOException e) {
            throw new DatasetException(
                    String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()), e);
        } catch (RuntimeException e) {
            throw ParquetFile.broken(file, e);
        }
        for (Row row : rows) {
            use.take(row);
        }
        return first + group.getRowCount();
    }

    private static List<ColumnReader> counters(ParquetFile parquet, BlockPages pages, Images images) {
        if (images.columns().isEmpty()) {
            return List.of();
        }
        MessageType schema = ImageColumn.schema(parquet.schema(), images.columns());
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(pages, new GroupRecordConverter(schema).getRootConverter(), schema, "multispa");
        return images.columns().stream()
                .map(column -> store.getColumnReader(
                        schema.getColumnDescription(column.path().toArray(new String[0]))))
                .toList();
    }

    /// The images in the next row of a column.
    private int count(ColumnReader column) throws DatasetException {
        int most = column.getDescriptor().getMaxDefinitionLevel();
        int count = 0;
        do {
            if (column.getCurrentDefinitionLevel() == most) {
                count++;
                room.kept(Long.BYTES);
                column.skip();
            }
            column.consume();
        } while (column.getCurrentRepetitionLevel() > 0);
        return count;
    }
}
