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
import org.multispa.dataset.export.PartedWriter;
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
        return new PartedWriter<>(
                exported -> Annotations.path(exported.sample()),
                path -> new Annotations(RecordFile.lines(target, path, InternVlFormat::fields)),
                files -> writeMetas(target, files));
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

    private static void writeMetas(ExportTarget target, SortedMap<String, Annotations> files) throws IOException {
        SortedMap<String, Map<String, Object>> metas = new TreeMap<>();
        files.forEach((path, its) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("root", target.imageRoot());
            entry.put("annotation", target.place() + "/" + path);
            entry.put("data_augment", false);
            entry.put("max_dynamic_patch", target.options().maxDynamicPatch().orElse(TILES_PER_IMAGE * its.mostImages));
            entry.put("repeat_time", 1);
            entry.put("length", its.file.records());
            metas.computeIfAbsent(its.split, _ -> new LinkedHashMap<>())
                    .put(target.options().name() + "-" + its.subtask, entry);
        });
        for (Map.Entry<String, Map<String, Object>> meta : metas.entrySet()) {
            String name = meta.getKey().equals(SplitFile.TRAIN) ? "meta.json" : "meta-" + meta.getKey() + ".json";
            target.text(name, PlainTree.pretty(meta.getValue()));
        }
    }

    /// One file of annotations, of a subtask in a split, and what the meta file says of it.
    private static final class Annotations implements ExportWriter {
        private final RecordFile file;
        private String split = "";
        private String subtask = "";
        private int mostImages;

        Annotations(RecordFile file) {
            this.file = file;
        }

        static String path(Sample sample) {
            return "annotations/" + sample.split() + "/" + sample.subtask().id() + ".jsonl";
        }

        @Override
        public void write(ExportSample exported) throws IOException {
            Sample sample = exported.sample();
            file.write(exported);
            split = sample.split();
            subtask = sample.subtask().id();
            mostImages = Math.max(mostImages, sample.images().size());
        }

        @Override
        public void finish() throws IOException {
            file.finish();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
