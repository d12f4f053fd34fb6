package org.multispa.dataset.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Parts the samples of an export among writers of their own, such as one a split. A writer begins with its first
/// sample and stays open until the end; while samples go elsewhere it is told to [ExportWriter#pause].
public final class PartedWriter<W extends ExportWriter> implements ExportWriter {
    private final Function<ExportSample, String> part;
    private final Opening<W> opening;
    private final Ending<W> ending;
    private final SortedMap<String, W> writers = new TreeMap<>();
    private String current = "";

    /// Begins the writer of a part.
    public interface Opening<W> {
        W open(String part) throws IOException;
    }

    /// Writes what all parts together ask for, such as a list of them.
    public interface Ending<W> {
        /// @param writers by part, all finished
        void write(SortedMap<String, W> writers) throws IOException;
    }

    /// @param part to which a sample belongs, not empty
    /// @param ending is called once, after all parts are finished
    public PartedWriter(Function<ExportSample, String> part, Opening<W> opening, Ending<W> ending) {
        this.part = part;
        this.opening = opening;
        this.ending = ending;
    }

    /// A writer of parts that need nothing in common.
    public PartedWriter(Function<ExportSample, String> part, Opening<W> opening) {
        this(part, opening, _ -> {});
    }

    @Override
    public void write(ExportSample exported) throws IOException {
        String its = part.apply(exported);
        W before = writers.get(current);
        if (before != null && !its.equals(current)) {
            before.pause();
        }
        current = its;
        W writer = writers.get(its);
        if (writer == null) {
            writer = opening.open(its);
            writers.put(its, writer);
        }
        writer.write(exported);
    }

    @Override
    public void finish() throws IOException {
        for (W writer : writers.values()) {
            writer.finish();
        }
        ending.write(writers);
    }

    @Override
    public void close() throws IOException {
        for (Closeable writer : writers.values()) {
            writer.close();
        }
    }
}
