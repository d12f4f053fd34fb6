package org.multispa.dataset.export.parquet;

import com.jerolba.carpet.CarpetParquetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.io.OutputStreamOutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// One Parquet file of records, which appears as a whole when it is [committed][#commit]. The same rows give the
/// same bytes. One row group is in memory at a time, not much more than 16 MiB. Not thread-safe.
///
/// @param <T> the record is the schema: its components' names in snake case, or their
///     [aliases][com.jerolba.carpet.annotation.Alias], are the columns
public final class ParquetTable<T extends Record> implements Closeable {
    private static final long BYTES_IN_GROUP = 16L << 20;
    private static final int BYTES_IN_PAGE = 1 << 20;
    private static final int ROWS_BETWEEN_CHECKS = 4;

    private final Path file;
    private final AtomicOutput out;
    private final ParquetWriter<T> writer;

    private ParquetTable(Path file, AtomicOutput out, ParquetWriter<T> writer) {
        this.file = file;
        this.out = out;
        this.writer = writer;
    }

    /// @param metadata goes into the file beside the schema
    public static <T extends Record> ParquetTable<T> open(Path file, Class<T> schema, Map<String, String> metadata)
            throws IOException {
        AtomicOutput out = AtomicFiles.open(file);
        try {
            CarpetParquetWriter.Builder<T> builder = CarpetParquetWriter.builder(
                            new OutputStreamOutputFile(new KeptOpen(out)), schema)
                    .withConf(new PlainParquetConfiguration())
                    .withRowGroupSize(BYTES_IN_GROUP)
                    .withPageSize(BYTES_IN_PAGE)
                    .withMinRowCountForPageSizeCheck(ROWS_BETWEEN_CHECKS)
                    .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_CHECKS)
                    .withCodecFactory(new PlainPages())
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE);
            metadata.forEach(builder::withExtraMetaData);
            return new ParquetTable<>(file, out, builder.build());
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    public void write(T row) throws IOException {
        writer.write(row);
    }

    /// Completes the file and gives it its name.
    public void commit() throws IOException {
        writer.close();
        out.commit();
        Footer.sortEncodings(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
