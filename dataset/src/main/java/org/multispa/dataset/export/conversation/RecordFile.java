package org.multispa.dataset.export.conversation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.files.AtomicOutput;
import tools.jackson.core.JsonGenerator;

/// A file of JSON objects, one a sample and a line. Not thread-safe.
final class RecordFile implements ExportWriter {
    private static final String LINE_END = "\n";

    private final AtomicOutput out;
    private final BiConsumer<JsonGenerator, ExportSample> fields;
    private final String between;
    private final String tail;
    private long records;

    private RecordFile(
            AtomicOutput out, BiConsumer<JsonGenerator, ExportSample> fields, String head, String between, String tail)
            throws IOException {
        this.out = out;
        this.fields = fields;
        this.between = between;
        this.tail = tail;
        write(head);
    }

    /// A file of lines.
    ///
    /// @param path below the export's folder
    /// @param fields writes what stands in a sample's object
    static RecordFile lines(ExportTarget target, String path, BiConsumer<JsonGenerator, ExportSample> fields)
            throws IOException {
        return new RecordFile(target.file(path), fields, "", LINE_END, LINE_END);
    }

    /// A file that is one JSON array.
    ///
    /// @param path below the export's folder
    /// @param fields writes what stands in a sample's object
    static RecordFile array(ExportTarget target, String path, BiConsumer<JsonGenerator, ExportSample> fields)
            throws IOException {
        return new RecordFile(target.file(path), fields, "[\n", ",\n", "\n]\n");
    }

    @Override
    public void write(ExportSample exported) throws IOException {
        if (records++ > 0) {
            write(between);
        }
        out.write(ConversationJson.object(object -> fields.accept(object, exported)));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// How many have been written.
    long records() {
        return records;
    }

    @Override
    public void finish() throws IOException {
        write(tail);
        out.commit();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
