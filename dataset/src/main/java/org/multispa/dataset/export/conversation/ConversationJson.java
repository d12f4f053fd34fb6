package org.multispa.dataset.export.conversation;

import java.util.List;
import java.util.function.Consumer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.dataset.export.ExportImage;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.SampleText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/// The pieces that the formats share.
final class ConversationJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ConversationJson() {}

    /// One object on one line, without a line end.
    static byte[] object(Consumer<JsonGenerator> fields) {
        try (ByteArrayBuilder out = new ByteArrayBuilder()) {
            try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
                generator.writeStartObject();
                fields.accept(generator);
                generator.writeEndObject();
            }
            return out.toByteArray();
        }
    }

    /// `conversations`, with the answer at its end: `[{"from": "human", "value": …}, {"from": "gpt", …}]`.
    static void conversations(JsonGenerator out, Sample sample) {
        out.writeArrayPropertyStart("conversations");
        for (Turn turn : SampleText.answered(sample)) {
            out.writeStartObject();
            out.writeStringProperty("from", turn.from().key());
            out.writeStringProperty("value", turn.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// The image's path as text, or the list of paths where there are several.
    static void images(JsonGenerator out, String name, ExportSample sample) {
        if (sample.images().size() == 1) {
            out.writeStringProperty(name, sample.images().getFirst().path());
        } else {
            imageList(out, name, sample.images());
        }
    }

    static void imageList(JsonGenerator out, String name, List<ExportImage> images) {
        out.writeArrayPropertyStart(name);
        for (ExportImage image : images) {
            out.writeString(image.path());
        }
        out.writeEndArray();
    }
}
