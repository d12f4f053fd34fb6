package org.multispa.dataset.export.conversation;

import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportImage;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportTarget;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.PartedWriter;
import org.multispa.dataset.export.SampleText;
import tools.jackson.core.JsonGenerator;

/// Chat messages with content parts, as OpenAI's fine-tuning and many others read them: `<split>.jsonl`, and line
/// by line beside it what belongs to no message, `<split>.index.jsonl`.
public final class MessagesFormat implements ExportFormat {
    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String description() {
        return "chat fine-tuning: messages with text and image_url parts";
    }

    @Override
    public List<ImageHandling> imageHandlings() {
        return List.of(ImageHandling.EMBED, ImageHandling.LINK, ImageHandling.COPY, ImageHandling.NONE);
    }

    @Override
    public ExportWriter open(ExportTarget target) {
        return new Writer(
                new PartedWriter<>(
                        exported -> exported.sample().split() + ".jsonl",
                        path -> RecordFile.lines(target, path, MessagesFormat::messages)),
                new PartedWriter<>(
                        exported -> exported.sample().split() + ".index.jsonl",
                        path -> RecordFile.lines(target, path, MessagesFormat::index)));
    }

    private record Writer(ExportWriter messages, ExportWriter index) implements ExportWriter {
        @Override
        public void write(ExportSample exported) throws IOException {
            messages.write(exported);
            index.write(exported);
        }

        @Override
        public void finish() throws IOException {
            messages.finish();
            index.finish();
        }

        @Override
        public void close() throws IOException {
            try (messages) {
                index.close();
            }
        }
    }

    private static void messages(JsonGenerator out, ExportSample exported) {
        Iterator<ExportImage> images = exported.images().iterator();
        out.writeArrayPropertyStart("messages");
        for (Turn turn : SampleText.answered(exported.sample())) {
            out.writeStartObject();
            switch (turn.from()) {
                case HUMAN -> {
                    out.writeStringProperty("role", "user");
                    parts(out, turn.value(), images);
                }
                case GPT -> {
                    out.writeStringProperty("role", "assistant");
                    out.writeStringProperty("content", turn.value());
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// The text between placeholders as text parts (none for blank text) and an image part for each
    /// placeholder.
    private static void parts(JsonGenerator out, String text, Iterator<ExportImage> images) {
        out.writeArrayPropertyStart("content");
        String[] pieces = text.split(Sample.PLACEHOLDER, -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                out.writeStartObject();
                out.writeStringProperty("type", "image_url");
                out.writeObjectPropertyStart("image_url");
                out.writeStringProperty("url", url(images.next()));
                out.writeEndObject();
                out.writeEndObject();
            }
            if (!pieces[i].isBlank()) {
                out.writeStartObject();
                out.writeStringProperty("type", "text");
                out.writeStringProperty("text", pieces[i]);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private static String url(ExportImage image) {
        if (!image.isEmbedded()) {
            return image.path();
        }
        String type = image.extension().equals("png") ? "image/png" : "image/jpeg";
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(image.bytes());
    }

    private static void index(JsonGenerator out, ExportSample exported) {
        Sample sample = exported.sample();
        out.writeStringProperty("id", sample.id());
        out.writeStringProperty("subtask", sample.subtask().id());
        out.writeStringProperty("answer", sample.truth().text());
        sample.subtask().unit().ifPresent(unit -> out.writeStringProperty("unit", unit.key()));
    }
}
