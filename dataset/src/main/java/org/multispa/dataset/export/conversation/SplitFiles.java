package org.multispa.dataset.export.conversation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.files.AtomicOutput;

/// Files of records, one a key (a split, or a split and a subtask), all open until the end. Not thread-safe.
final class SplitFiles implements Closeable {
    private final ExportTarget target;
    private final byte[] head;
    private final byte[] between;
    private final byte[] tail;
    private final SortedMap<String, AtomicOutput> open = new TreeMap<>();
    private final SortedMap<String, Long> records = new TreeMap<>();

    private SplitFiles(ExportTarget target, String head, String between, String tail) {
        this.target = target;
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.between = between.getBytes(StandardCharsets.UTF_8);
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
    }

    /// Files with one record a line.
    static SplitFiles lines(ExportTarget target) {
        return new SplitFiles(target, "", "\n", "\n");
    }

    /// Files that are one JSON array, one record a line.
    static SplitFiles array(ExportTarget target) {
        return new SplitFiles(target, "[\n", ",\n", "\n]\n");
    }

    /// Appends a record to the file at `path`, which is begun if there is none.
    void write(String path, byte[] json) throws IOException {
        AtomicOutput out = open.get(path);
        if (out == null) {
            out = target.file(path);
            open.put(path, out);
            out.write(head);
        } else {
            out.write(between);
        }
        out.write(json);
        records.merge(path, 1L, Long::sum);
    }

    /// Completes all files.
    ///
    /// @return the number of records by path
    Map<String, Long> finish() throws IOException {
        List<AtomicOutput> all = new ArrayList<>(open.values());
        for (AtomicOutput out : all) {
            out.write(tail);
            out.commit();
        }
        open.clear();
        return new TreeMap<>(records);
    }

    @Override
    public void close() throws IOException {
        for (AtomicOutput out : open.values()) {
            out.close();
        }
    }
}
