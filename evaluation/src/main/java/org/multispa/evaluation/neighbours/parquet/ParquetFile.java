package org.multispa.evaluation.neighbours.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.multispa.dataset.DatasetException;

/// The footer of a Parquet file, checked against the file: every chunk lies inside it.
///
/// @param schema of all columns
/// @param blocks row groups in the file's order
record ParquetFile(Path file, MessageType schema, List<BlockMetaData> blocks) {
    private static final int TAIL = 8;
    private static final int LARGEST_FOOTER = 64 << 20;

    static ParquetFile open(Path file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            long size = access.length();
            byte[] tail = new byte[TAIL];
            if (size >= TAIL + 4) {
                access.seek(size - TAIL);
                access.readFully(tail);
            }
            if (!new String(tail, 4, 4, StandardCharsets.US_ASCII).equals("PAR1")) {
                throw new DatasetException(file + ": expected a Parquet file that ends in PAR1, found " + size
                        + " bytes that do not; it may not have arrived whole, or be a pointer of Git LFS");
            }
            long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFF_FFFFL;
            if (length > LARGEST_FOOTER || length > size - TAIL - 4) {
                throw new DatasetException(file + ": expected a footer of at most " + LARGEST_FOOTER
                        + " bytes inside the file, found " + length + " bytes of " + size);
            }
            byte[] footer = new byte[(int) length];
            access.seek(size - TAIL - length);
            access.readFully(footer);
            return checked(file, footer, size);
        }
    }

    private static ParquetFile checked(Path file, byte[] footer, long size) throws DatasetException {
        try {
            ParquetMetadata metadata = new ParquetMetadataConverter()
                    .readParquetMetadata(new ByteArrayInputStream(footer), ParquetMetadataConverter.NO_FILTER);
            for (BlockMetaData block : metadata.getBlocks()) {
                for (ColumnChunkMetaData chunk : block.getColumns()) {
                    long from = chunk.getStartingPos();
                    if (from < 0 || chunk.getTotalSize() < 0 || from > size - chunk.getTotalSize()) {
                        throw new DatasetException(file + ": column " + chunk.getPath() + " should stand at " + from
                                + " with " + chunk.getTotalSize() + " bytes, but the file has " + size);
                    }
                }
            }
            return new ParquetFile(file, metadata.getFileMetaData().getSchema(), metadata.getBlocks());
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken(file, e);
        }
    }

    /// A failure of the library on bytes that are not what they should be.
    static DatasetException broken(Path file, Exception e) {
        return new DatasetException(file + ": broken Parquet: " + e.getMessage(), e);
    }
}
