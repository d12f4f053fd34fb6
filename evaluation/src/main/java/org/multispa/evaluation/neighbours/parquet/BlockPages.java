package org.multispa.evaluation.neighbours.parquet;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/// The columns of a row group.
final class BlockPages implements PageReadStore {
    private final Path file;
    private final BlockMetaData block;

    BlockPages(Path file, BlockMetaData block) {
        this.file = file;
        this.block = block;
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            if (Arrays.equals(chunk.getPath().toArray(), column.getPath())) {
                if (!PageCodecs.isKnown(chunk.getCodec())) {
                    throw new IllegalArgumentException("column " + chunk.getPath() + " is compressed with "
                            + chunk.getCodec() + "; read are UNCOMPRESSED, SNAPPY, GZIP and LZ4_RAW. Write the file"
                            + " anew with one of them");
                }
                return new ChunkPages(file, chunk);
            }
        }
        throw new IllegalArgumentException("a row group lacks column " + String.join(".", column.getPath()));
    }

    @Override
    public long getRowCount() {
        return block.getRowCount();
    }
}
