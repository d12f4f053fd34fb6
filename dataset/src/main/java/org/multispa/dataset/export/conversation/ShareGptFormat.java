package org.multispa.dataset.export.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;
import org.multispa.dataset.json.PlainTree;
import tools.jackson.core.JsonGenerator;

/// LLaMA-Factory's `sharegpt` layout with images: `<split>.jsonl`, and `dataset_info.json` that describes them.
public final class ShareGptFormat implements ExportFormat {
    private static final String SUFFIX = ".jsonl";

    @Override
    public String name() {
        return "sharegpt";
    }

    @Override
    public String description() {
        return "LLaMA-Factory training: conversations and images with dataset_info.json";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.LINK, ImageHandling.COPY, ImageHandling.NONE);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new PartedWriter<>(
                exported -> exported.sample().split(),
                split -> RecordFile.lines(target, split + SUFFIX, ShareGptFormat::fields),
                splits -> target.text("dataset_info.json", PlainTree.pretty(info(target, splits.keySet()))));
    }

    private static void fields(JsonGenerator out, ExportSample exported) {
        Sample sample = exported.sample();
        ConversationJson.conversations(out, sample);
        ConversationJson.imageList(out, "images", exported.images());
        out.writeStringProperty("id", sample.id());
        out.writeStringProperty("subtask", sample.subtask().id());
    }

    private static Map<String, Object> info(ExportTarget target, Set<String> splits) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("messages", "conversations");
        columns.put("images", "images");
        Map<String, Object> info = new LinkedHashMap<>();
        for (String split : splits) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file_name", split + SUFFIX);
            entry.put("formatting", "sharegpt");
            entry.put("columns", columns);
            info.put(target.options().name() + "_" + split, entry);
        }
        return info;
    }
}
