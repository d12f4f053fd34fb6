package org.multispa.dataset.json;

import java.util.List;
import java.util.Map;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
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

    void write(Sample sample) throws DatasetException {
        out.writeStartObject();
        text("id", sample.id());
        out.writeArrayPropertyStart("image");
        for (Sample.Image image : sample.images()) {
            text(image.path());
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
        text("question_type", sample.subtask().publishedName());
        out.writeName("gt_value");
        writeTruth(sample.truth());
        text("subtask", sample.subtask().id());
        text("split", sample.split());
        if (sample.subtask().unit().isPresent()) {
            text("unit", sample.subtask().unit().get().key());
        }
        out.writeName("provenance");
        write(sample.provenance());
        out.writeEndObject();
    }

    private void writeConversation(Sample sample) throws DatasetException {
        if (sample.isBenchmark()) {
            text("text", sample.conversations().getFirst().value());
            return;
        }
        out.writeArrayPropertyStart("conversations");
        for (Turn turn : sample.conversations()) {
            out.writeStartObject();
            text("from", turn.from().key());
            text("value", turn.value());
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

    void write(Provenance provenance) throws DatasetException {
        out.writeStartObject();
        text("scene", provenance.scene());
        text("family", provenance.family());
        writeIntegers("frames", provenance.frames());
        writeIntegers("points", provenance.points());
        writeIntegers("objects", provenance.objects());
        out.writeObjectPropertyStart("raw");
        for (Map.Entry<String, Double> value : provenance.raw().entrySet()) {
            out.writeNumberProperty(wellFormed(value.getKey()), value.getValue().doubleValue());
        }
        out.writeEndObject();
        text("bin", provenance.bin());
        text("profile", provenance.profile());
        out.writeArrayPropertyStart("templates");
        for (String template : provenance.templates()) {
            text(template);
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("overlays");
        for (Overlay overlay : provenance.overlays()) {
            write(overlay);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(Overlay overlay) throws DatasetException {
        out.writeStartObject();
        out.writeNumberProperty("image", overlay.image());
        out.writeArrayPropertyStart("dots");
        for (Overlay.Dot dot : overlay.dots()) {
            out.writeStartObject();
            out.writeNumberProperty("u", dot.u());
            out.writeNumberProperty("v", dot.v());
            text("label", dot.label());
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

    private void text(String name, String value) throws DatasetException {
        out.writeStringProperty(name, wellFormed(value));
    }

    private void text(String value) throws DatasetException {
        out.writeString(wellFormed(value));
    }

    /// Half a surrogate pair has no UTF-8.
    private static String wellFormed(String text) throws DatasetException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new DatasetException("expected Unicode text, found half a surrogate pair at position " + i
                            + " of a text of " + text.length() + " characters");
                }
                i++;
            }
        }
        return text;
    }
}
