package org.multispa.evaluation.neighbours.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.multispa.dataset.DatasetException;

/// What pages are compressed with. Memory is taken as bytes come out, not as the file claims.
final class PageCodecs {
    private static final int SNAPPY_WINDOW = 1 << 16;

    private PageCodecs() {}

    static boolean isKnown(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, LZ4_RAW -> true;
            case LZO, BROTLI, LZ4, ZSTD -> false;
        };
    }

    /// @param size bytes that must come out
    static byte[] inflated(CompressionCodecName codec, byte[] bytes, int size) throws IOException {
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            return checked(bytes, size);
        }
        if (size == 0) {
            return new byte[0];
        }
        try (InputStream in = opened(codec, new ByteArrayInputStream(bytes))) {
            return checked(in.readNBytes(size), size);
        }
    }

    private static InputStream opened(CompressionCodecName codec, InputStream in) throws IOException {
        return switch (codec) {
            case SNAPPY -> new SnappyCompressorInputStream(in, SNAPPY_WINDOW);
            case GZIP -> new GZIPInputStream(in);
            case LZ4_RAW -> new BlockLZ4CompressorInputStream(in);
            case UNCOMPRESSED, LZO, BROTLI, LZ4, ZSTD -> throw new DatasetException("compression " + codec);
        };
    }

    private static byte[] checked(byte[] bytes, int size) throws DatasetException {
        if (bytes.length != size) {
            throw new DatasetException("expected a page of " + size + " bytes, found " + bytes.length);
        }
        return bytes;
    }
}
