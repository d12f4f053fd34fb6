package org.multispa.dataset.export.lmmseval;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
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
        return new Writer(target);
    }

    private static final class Writer implements ExportWriter {
        private final ExportTarget target;
        private final SortedMap<String, ParquetShards> subtasks = new TreeMap<>();
        private String current = "";
        private String split = "";

        Writer(ExportTarget target) {
            this.target = target;
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            Sample sample = exported.sample();
            if (!split.isEmpty() && !split.equals(sample.split())) {
                throw new DatasetException("an lmms-eval task is one split, found '" + split + "' and '"
                        + sample.split() + "'; choose one with --split");
            }
            split = sample.split();
            String subtask = sample.subtask().id();
            if (!subtask.equals(current) && subtasks.containsKey(current)) {
                subtasks.get(current).pause();
            }
            current = subtask;
            subtasks.computeIfAbsent(subtask, _ -> new ParquetShards(target, "data/" + subtask))
                    .write(exported);
        }

        @Override
        public void finish() throws IOException {
            TaskFiles tasks = new TaskFiles(target);
            for (Map.Entry<String, ParquetShards> subtask : subtasks.entrySet()) {
                tasks.task(subtask.getKey(), subtask.getValue().finish());
            }
            tasks.finish();
        }

        @Override
        public void close() throws IOException {
            for (ParquetShards shards : subtasks.values()) {
                shards.close();
            }
        }
    }
}
