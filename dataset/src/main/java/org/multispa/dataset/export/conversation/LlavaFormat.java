package org.multispa.dataset.export.conversation;

import java.io.IOException;
import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
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
        return new Writer(SplitFiles.array(target));
    }

    private record Writer(SplitFiles files) implements ExportWriter {
        @Override
        public void write(ExportSample exported) throws IOException {
            files.write(exported.sample().split() + ".json", ConversationJson.object(out -> fields(out, exported)));
        }

        private static void fields(JsonGenerator out, ExportSample exported) {
            Sample sample = exported.sample();
            out.writeStringProperty("id", sample.id());
            ConversationJson.images(out, "image", exported);
            ConversationJson.conversations(out, sample);
            out.writeStringProperty("subtask", sample.subtask().id());
        }

        @Override
        public void finish() throws IOException {
            files.finish();
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }
}
