package org.multispa.dataset.export.lmmseval;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;
import org.multispa.dataset.export.parquet.ParquetShards;

/// lmms-eval's tasks, one a subtask, and a group of all: YAML, the data as Parquet, and the functions that the
/// YAML names.
public final class LmmsEvalFormat implements ExportFormat {
    @Override
    public String name() {
        return "lmms-eval";
    }

    @Override
    public String description() {
        return "lmms-eval: tasks as YAML with Parquet data";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.EMBED);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new OneSplit(new PartedWriter<>(
                exported -> exported.sample().subtask().id(),
                subtask -> new ParquetShards(target, "data/" + subtask),
                subtasks -> writeTasks(target, subtasks)));
    }

    private static void writeTasks(ExportTarget target, SortedMap<String, ParquetShards> subtasks) throws IOException {
        TaskFiles tasks = new TaskFiles(target);
        for (Map.Entry<String, ParquetShards> subtask : subtasks.entrySet()) {
            tasks.task(subtask.getKey(), subtask.getValue().files());
        }
        tasks.finish();
    }

    /// Refuses samples of a second split.
    private static final class OneSplit implements ExportWriter {
        private final ExportWriter writer;
        private String split = "";

        OneSplit(ExportWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            String its = exported.sample().split();
            if (!split.isEmpty() && !split.equals(its)) {
                throw new DatasetException("an lmms-eval task is one split, found '" + split + "' and '" + its
                        + "'; choose one with --split");
            }
            split = its;
            writer.write(exported);
        }

        @Override
        public void finish() throws IOException {
            writer.finish();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
