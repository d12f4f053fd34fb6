package org.multispa.evaluation.neighbours.parquet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.DatasetException;

/// The pages of a column's chunk, read one at a time. The file is opened for each page and closed again. Not
/// thread-safe.
final class ChunkPages implements PageReader {
    private static final int LARGEST_PAGE = 512 << 20;

    private final Path file;
    private final ColumnChunkMetaData chunk;
    private long position;
    private long valuesLeft;
    private boolean begun;

    ChunkPages(Path file, ColumnChunkMetaData chunk) {
        this.file = file;
        this.chunk = chunk;
        this.position = chunk.getStartingPos();
        this.valuesLeft = chunk.getValueCount();
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getValueCount();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        return read(pages -> {
            begun = true;
            long start = position;
            PageHeader header = pages.header();
            if (header.getType() != PageType.DICTIONARY_PAGE || header.getDictionary_page_header() == null) {
                position = start;
                return null;
            }
            byte[] bytes = pages.inflated(pages.body(header), header.getUncompressed_page_size());
            position = pages.position();
            return new DictionaryPage(
                    BytesInput.from(bytes),
                    count(header.getDictionary_page_header().getNum_values()),
                    encoding(header.getDictionary_page_header().getEncoding()));
        });
    }

    @Override
    public @Nullable DataPage readPage() {
        if (!begun) {
            readDictionaryPage();
        }
        while (valuesLeft > 0) {
            DataPage page = read(this::dataPage);
            if (page != null) {
                return page;
            }
        }
        return null;
    }

    private @Nullable DataPage dataPage(Pages pages) throws IOException {
        PageHeader header = pages.header();
        byte[] body = pages.body(header);
        position = pages.position();
        DataPageHeader first = header.getData_page_header();
        if (header.getType() == PageType.DATA_PAGE && first != null) {
            int values = taken(first.getNum_values());
            int size = header.getUncompressed_page_size();
            return new DataPageV1(
                    BytesInput.from(pages.inflated(body, size)),
                    values,
                    size,
                    Statistics.createStats(chunk.getPrimitiveType()),
                    encoding(first.getRepetition_level_encoding()),
                    encoding(first.getDefinition_level_encoding()),
                    encoding(first.getEncoding()));
        }
        DataPageHeaderV2 second = header.getData_page_header_v2();
        if (header.getType() == PageType.DATA_PAGE_V2 && second != null) {
            return second(pages, header, second, body);
        }
        return null;
    }

    /// A page whose levels stand before the compressed values.
    private DataPage second(Pages pages, PageHeader header, DataPageHeaderV2 second, byte[] body) throws IOException {
        int values = taken(second.getNum_values());
        int repetitions = count(second.getRepetition_levels_byte_length());
        int definitions = count(second.getDefinition_levels_byte_length());
        int levels = Math.addExact(repetitions, definitions);
        if (levels > body.length || levels > header.getUncompressed_page_size()) {
            throw new DatasetException("levels of " + levels + " bytes in a page of " + body.length);
        }
        byte[] data = Arrays.copyOfRange(body, levels, body.length);
        if (!second.isSetIs_compressed() || second.isIs_compressed()) {
            data = pages.inflated(data, header.getUncompressed_page_size() - levels);
        }
        return DataPageV2.uncompressed(
                count(second.getNum_rows()),
                count(second.getNum_nulls()),
                values,
                BytesInput.from(body, 0, repetitions),
                BytesInput.from(body, repetitions, definitions),
                encoding(second.getEncoding()),
                BytesInput.from(data),
                Statistics.createStats(chunk.getPrimitiveType()));
    }

    private int taken(int values) throws DatasetException {
        if (values <= 0 || values > valuesLeft) {
            throw new DatasetException("a page of " + values + " values where " + valuesLeft + " are left");
        }
        valuesLeft -= values;
        return values;
    }

    private static int count(int count) throws DatasetException {
        if (count < 0) {
            throw new DatasetException("a page with " + count + " values or bytes");
        }
        return count;
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) throws DatasetException {
        if (encoding == null) {
            throw new DatasetException("a page without an encoding");
        }
        return Encoding.valueOf(encoding.name());
    }

    /// What is done with the pages from the present position.
    private interface Reading<T> {
        @Nullable
        T read(Pages pages) throws IOException;
    }

    private <T> @Nullable T read(Reading<T> reading) {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(position);
            long end = chunk.getStartingPos() + chunk.getTotalSize();
            return reading.read(new Pages(
                    new BufferedInputStream(Channels.newInputStream(channel)), position, end, chunk.getCodec()));
        } catch (IOException | RuntimeException e) {
            throw new UncheckedIOException(ParquetFile.broken(file, at(e)));
        }
    }

    private IOException at(Exception e) {
        return new IOException("column " + chunk.getPath() + " at byte " + position + ": " + e.getMessage(), e);
    }

    /// Headers and bodies of pages, never behind the chunk's end.
    private static final class Pages extends InputStream {
        private final InputStream in;
        private final long end;
        private final CompressionCodecName codec;
        private long position;

        Pages(InputStream in, long position, long end, CompressionCodecName codec) {
            this.in = in;
            this.position = position;
            this.end = end;
            this.codec = codec;
        }

        long position() {
            return position;
        }

        PageHeader header() throws IOException {
            PageHeader header = Util.readPageHeader(this);
            if (header.getUncompressed_page_size() < 0 || header.getUncompressed_page_size() > LARGEST_PAGE) {
                throw new DatasetException(
                        "a page may hold " + LARGEST_PAGE + " bytes, found " + header.getUncompressed_page_size());
            }
            return header;
        }

        byte[] body(PageHeader header) throws IOException {
            int size = header.getCompressed_page_size();
            if (size < 0 || size > end - position) {
                throw new DatasetException(
                        "a page of " + size + " bytes where the chunk has " + (end - position) + " left");
            }
            byte[] body = in.readNBytes(size);
            position += body.length;
            if (body.length < size) {
                throw new DatasetException("the file ends in a page");
            }
            return body;
        }

        byte[] inflated(byte[] body, int size) throws IOException {
            return PageCodecs.inflated(codec, body, size);
        }

        @Override
        public int read() throws IOException {
            int value = position < end ? in.read() : -1;
            position += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length > 0 && position >= end) {
                return -1;
            }
            int count = in.read(bytes, from, (int) Math.min(length, end - position));
            position += Math.max(0, count);
            return count;
        }
    }
}
