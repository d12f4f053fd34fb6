package org.multispa.dataset.export.conversation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.split.SplitFile;
import tools.jackson.core.JsonGenerator;

/// What InternVL's training scripts read: one file of annotations a subtask, and a meta file that lists them. The
/// meta file of the split `train` is `meta.json`, that of another split `meta-<split>.json`.
public final class InternVlFormat implements ExportFormat {
    /// Most tiles of one image where no number is given. InternVL shares `max_dynamic_patch` out among the images
    /// of a sample.
    static final int TILES_PER_IMAGE = 6;

    @Override
    public String name() {
        return "internvl";
    }

    @Override
    public String description() {
        return "InternVL training: annotations and meta file";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.LINK, ImageHandling.COPY, ImageHandling.NONE);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new Writer(target);
    }

    /// One file of annotations.
    ///
    /// @param mostImages of one of its samples
    private record Annotations(String split, String subtask, int mostImages) {}

    private static final class Writer implements ExportWriter {
        private final ExportTarget target;
        private final SplitFiles files;
        private final SortedMap<String, Annotations> annotations = new TreeMap<>();

        Writer(ExportTarget target) {
            this.target = target;
            this.files = SplitFiles.lines(target);
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            Sample sample = exported.sample();
            String subtask = sample.subtask().id();
            String path = "annotations/" + sample.split() + "/" + subtask + ".jsonl";
            files.write(path, ConversationJson.object(out -> fields(out, exported)));
            annotations.merge(
                    path,
                    new Annotations(sample.split(), subtask, sample.images().size()),
                    (a, b) -> a.mostImages() >= b.mostImages() ? a : b);
        }

        private static void fields(JsonGenerator out, ExportSample exported) {
            Sample sample = exported.sample();
            out.writeStringProperty("id", sample.id());
            ConversationJson.images(out, "image", exported);
            ConversationJson.conversations(out, sample);
            out.writeArrayPropertyStart("height_list");
            sample.images().forEach(image -> out.writeNumber(image.height()));
            out.writeEndArray();
            out.writeArrayPropertyStart("width_list");
            sample.images().forEach(image -> out.writeNumber(image.width()));
            out.writeEndArray();
            out.writeStringProperty("question_type", sample.subtask().publishedName());
        }

        @Override
        public void finish() throws IOException {
            Map<String, Long> lengths = files.finish();
            SortedMap<String, Map<String, Object>> metas = new TreeMap<>();
            for (Map.Entry<String, Annotations> file : annotations.entrySet()) {
                Annotations its = file.getValue();
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("root", target.imageRoot());
                entry.put("annotation", target.place() + "/" + file.getKey());
                entry.put("data_augment", false);
                entry.put(
                        "max_dynamic_patch",
                        target.options().maxDynamicPatch().orElse(TILES_PER_IMAGE * its.mostImages()));
                entry.put("repeat_time", 1);
                entry.put("length", lengths.getOrDefault(file.getKey(), 0L));
                metas.computeIfAbsent(its.split(), _ -> new LinkedHashMap<>())
                        .put(target.options().name() + "-" + its.subtask(), entry);
            }
            for (Map.Entry<String, Map<String, Object>> meta : metas.entrySet()) {
                String name = meta.getKey().equals(SplitFile.TRAIN) ? "meta.json" : "meta-" + meta.getKey() + ".json";
                target.text(name, PlainTree.pretty(meta.getValue()));
            }
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }
}
