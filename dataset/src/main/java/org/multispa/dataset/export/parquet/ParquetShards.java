package org.multispa.dataset.export.parquet;

import com.jerolba.carpet.CarpetParquetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import com.jerolba.carpet.io.OutputStreamOutputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.files.AtomicOutput;

/// Shards `<prefix>-00000-of-00003.parquet` and on. One row group is in memory at a time: at most 100 rows, and
/// not many more than 64 MiB. Not thread-safe.
public final class ParquetShards implements ExportWriter {
    private static final int ROWS_IN_GROUP = 100;
    private static final long BYTES_IN_GROUP = 64L << 20;
    private static final int BYTES_IN_PAGE = 1 << 20;
    private static final int ROWS_BETWEEN_CHECKS = 4;
    private static final String PIXELS = "images.list.element.bytes";

    private final ExportTarget target;
    private final String prefix;
    private final List<String> parts = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private long rows;
    private Optional<Shard> open = Optional.empty();

    /// @param prefix of the files' paths below the export's folder
    public ParquetShards(ExportTarget target, String prefix) {
        this.target = target;
        this.prefix = prefix;
    }

    @Override
    public void write(ExportSample exported) throws IOException {
        if (open.isEmpty()) {
            String part = prefix + "-" + parts.size() + ".part";
            open = Optional.of(new Shard(target.file(part)));
            parts.add(part);
        }
        Shard shard = open.get();
        shard.writer.write(Row.of(exported));
        shard.rows++;
        rows++;
        if (shard.rows == target.options().shardSize()) {
            pause();
        }
    }

    /// Completes the file that is being written and frees its memory. A further row begins a new one.
    @Override
    public void pause() throws IOException {
        if (open.isPresent()) {
            Shard shard = open.get();
            open = Optional.empty();
            shard.commit();
            Footer.sortEncodings(target.finished(parts.getLast()));
        }
    }

    /// Completes the last file and names all of them, now that their number is known.
    @Override
    public void finish() throws IOException {
        pause();
        for (String part : parts) {
            String file = String.format(Locale.ROOT, "%s-%05d-of-%05d.parquet", prefix, files.size(), parts.size());
            target.rename(part, file);
            files.add(file);
        }
    }

    /// The finished files' paths below the export's folder.
    public List<String> files() {
        return List.copyOf(files);
    }

    /// Number of rows in all files.
    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().out.close();
        }
    }

    private static final class Shard {
        private final AtomicOutput out;
        private final ParquetWriter<Row> writer;
        private int rows;

        Shard(AtomicOutput out) throws IOException {
            this.out = out;
            this.writer = CarpetParquetWriter.builder(new OutputStreamOutputFile(new KeptOpen(out)), Row.class)
                    .withConf(new PlainParquetConfiguration())
                    .withRowGroupRowCountLimit(ROWS_IN_GROUP)
                    .withRowGroupSize(BYTES_IN_GROUP)
                    .withPageSize(BYTES_IN_PAGE)
                    .withMinRowCountForPageSizeCheck(ROWS_BETWEEN_CHECKS)
                    .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_CHECKS)
                    .withCodecFactory(new PlainPages())
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .withDictionaryEncoding(PIXELS, false)
                    .withStatisticsEnabled(PIXELS, false)
                    .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                    .withExtraMetaData(HuggingFace.KEY, HuggingFace.FEATURES)
                    .build();
        }

        void commit() throws IOException {
            try {
                writer.close();
                out.commit();
            } finally {
                out.close();
            }
        }
    }
}
