package org.multispa.dataset.export.conversation;

import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;
import tools.jackson.core.JsonGenerator;

/// LLaVA's training data: one JSON array a split, `<split>.json`.
public final class LlavaFormat implements ExportFormat {
    @Override
    public String name() {
        return "llava";
    }

    @Override
    public String description() {
        return "LLaVA training: one JSON array a split";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.LINK, ImageHandling.COPY, ImageHandling.NONE);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new PartedWriter<>(
                exported -> exported.sample().split() + ".json",
                path -> RecordFile.array(target, path, LlavaFormat::fields));
    }

    private static void fields(JsonGenerator out, ExportSample exported) {
        Sample sample = exported.sample();
        out.writeStringProperty("id", sample.id());
        ConversationJson.images(out, "image", exported);
        ConversationJson.conversations(out, sample);
        out.writeStringProperty("subtask", sample.subtask().id());
    }
}
