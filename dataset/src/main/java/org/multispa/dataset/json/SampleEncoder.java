package org.multispa.dataset.json;

import java.util.List;
import java.util.Map;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import tools.jackson.core.JsonGenerator;

/// Writes samples to a generator, field by field.
final class SampleEncoder {
    private final JsonGenerator out;

    SampleEncoder(JsonGenerator out) {
        this.out = out;
    }

    void write(Sample sample) {
        out.writeStartObject();
        out.writeStringProperty("id", sample.id());
        out.writeArrayPropertyStart("image");
        for (Sample.Image image : sample.images()) {
            out.writeString(image.path());
        }
        out.writeEndArray();
        writeConversation(sample);
        out.writeArrayPropertyStart("height_list");
        for (Sample.Image image : sample.images()) {
            out.writeNumber(image.height());
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("width_list");
        for (Sample.Image image : sample.images()) {
            out.writeNumber(image.width());
        }
        out.writeEndArray();
        out.writeStringProperty("question_type", sample.subtask().publishedName());
        out.writeName("gt_value");
        writeTruth(sample.truth());
        out.writeStringProperty("subtask", sample.subtask().id());
        out.writeStringProperty("split", sample.split());
        sample.subtask().unit().ifPresent(unit -> out.writeStringProperty("unit", unit.key()));
        out.writeName("provenance");
        write(sample.provenance());
        out.writeEndObject();
    }

    private void writeConversation(Sample sample) {
        if (sample.isBenchmark()) {
            out.writeStringProperty("text", sample.conversations().getFirst().value());
            return;
        }
        out.writeArrayPropertyStart("conversations");
        for (Turn turn : sample.conversations()) {
            out.writeStartObject();
            out.writeStringProperty("from", turn.from().key());
            out.writeStringProperty("value", turn.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeTruth(Answer truth) {
        switch (truth) {
            case Answer.Choice choice -> out.writeString(choice.label());
            case Answer.Direction direction -> out.writeString(direction.text());
            case Answer.Scalar scalar -> out.writeNumber(scalar.value());
            case Answer.Pixel pixel -> writeNumbers(pixel.x(), pixel.y());
            case Answer.Vector vector -> writeNumbers(vector.x(), vector.y(), vector.z());
        }
    }

    private void writeNumbers(long... values) {
        out.writeStartArray();
        for (long value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private void write(Provenance provenance) {
        out.writeStartObject();
        out.writeStringProperty("scene", provenance.scene());
        out.writeStringProperty("family", provenance.family());
        writeIntegers("frames", provenance.frames());
        writeIntegers("points", provenance.points());
        writeIntegers("objects", provenance.objects());
        out.writeObjectPropertyStart("raw");
        for (Map.Entry<String, Double> value : provenance.raw().entrySet()) {
            out.writeNumberProperty(value.getKey(), value.getValue().doubleValue());
        }
        out.writeEndObject();
        out.writeStringProperty("bin", provenance.bin());
        out.writeStringProperty("profile", provenance.profile());
        out.writeArrayPropertyStart("templates");
        for (String template : provenance.templates()) {
            out.writeString(template);
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("overlays");
        for (Overlay overlay : provenance.overlays()) {
            write(overlay);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(Overlay overlay) {
        out.writeStartObject();
        out.writeNumberProperty("image", overlay.image());
        out.writeArrayPropertyStart("dots");
        for (Overlay.Dot dot : overlay.dots()) {
            out.writeStartObject();
            out.writeNumberProperty("u", dot.u());
            out.writeNumberProperty("v", dot.v());
            out.writeStringProperty("label", dot.label());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void writeIntegers(String name, List<Integer> values) {
        out.writeArrayPropertyStart(name);
        for (int value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }
}
