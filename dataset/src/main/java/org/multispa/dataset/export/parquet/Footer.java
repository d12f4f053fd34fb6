package org.multispa.dataset.export.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// The end of a Parquet file: metadata, their length in four bytes (low byte first), `PAR1`.
final class Footer {
    private static final int TAIL = 8;

    private Footer() {}

    /// Sorts the encodings that are listed for each column. The writer keeps them in a hash set of objects without a
    /// hash of their own, so their order would be another one in another process. Nothing else changes.
    static void sortEncodings(Path file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(access.length() - TAIL);
            int length = Integer.reverseBytes(access.readInt());
            long start = access.length() - TAIL - length;
            byte[] before = new byte[length];
            access.seek(start);
            access.readFully(before);
            byte[] after = sorted(before);
            if (after.length != length) {
                throw new IOException(
                        file + ": expected a footer of " + length + " bytes after sorting, found " + after.length);
            }
            access.seek(start);
            access.write(after);
            access.getChannel().force(true);
        }
    }

    private static byte[] sorted(byte[] footer) throws IOException {
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
        for (RowGroup group : Objects.requireNonNull(metadata.getRow_groups())) {
            for (ColumnChunk column : Objects.requireNonNull(group.getColumns())) {
                ColumnMetaData its = Objects.requireNonNull(column.getMeta_data());
                List<Encoding> encodings = new ArrayList<>(Objects.requireNonNull(its.getEncodings()));
                encodings.sort(Comparator.comparingInt(Encoding::getValue));
                its.setEncodings(encodings);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(footer.length);
        Util.writeFileMetaData(metadata, out);
        return out.toByteArray();
    }
}
