package org.multispa.dataset.export.conversation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
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
        return new Writer(target, SplitFiles.lines(target));
    }

    private record Writer(ExportTarget target, SplitFiles files) implements ExportWriter {
        @Override
        public void write(ExportSample exported) throws IOException {
            files.write(exported.sample().split() + SUFFIX, ConversationJson.object(out -> fields(out, exported)));
        }

        private static void fields(JsonGenerator out, ExportSample exported) {
            Sample sample = exported.sample();
            ConversationJson.conversations(out, sample);
            ConversationJson.imageList(out, "images", exported.images());
            out.writeStringProperty("id", sample.id());
            out.writeStringProperty("subtask", sample.subtask().id());
        }

        @Override
        public void finish() throws IOException {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("messages", "conversations");
            columns.put("images", "images");
            Map<String, Object> info = new LinkedHashMap<>();
            for (String file : files.finish().keySet()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("file_name", file);
                entry.put("formatting", "sharegpt");
                entry.put("columns", columns);
                String split = file.substring(0, file.length() - SUFFIX.length());
                info.put(target.options().name() + "_" + split, entry);
            }
            target.text("dataset_info.json", PlainTree.pretty(info));
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }
}
