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
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/// Writes samples to a generator, field by field.
final class SampleEncoder {
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString QUESTION_TYPE = new SerializedString("question_type");
    private static final SerializableString SUBTASK = new SerializedString("subtask");
    private static final SerializableString SPLIT = new SerializedString("split");
    private static final SerializableString UNIT = new SerializedString("unit");
    private static final SerializableString TEXT = new SerializedString("text");
    private static final SerializableString FROM = new SerializedString("from");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString SCENE = new SerializedString("scene");
    private static final SerializableString FAMILY = new SerializedString("family");
    private static final SerializableString BIN = new SerializedString("bin");
    private static final SerializableString PROFILE = new SerializedString("profile");
    private static final SerializableString LABEL = new SerializedString("label");
    private static final SerializableString IMAGE = new SerializedString("image");
    private static final SerializableString HEIGHT_LIST = new SerializedString("height_list");
    private static final SerializableString WIDTH_LIST = new SerializedString("width_list");
    private static final SerializableString CONVERSATIONS = new SerializedString("conversations");
    private static final SerializableString TEMPLATES = new SerializedString("templates");
    private static final SerializableString OVERLAYS = new SerializedString("overlays");
    private static final SerializableString DOTS = new SerializedString("dots");
    private static final SerializableString GT_VALUE = new SerializedString("gt_value");
    private static final SerializableString PROVENANCE = new SerializedString("provenance");
    private static final SerializableString FRAMES = new SerializedString("frames");
    private static final SerializableString POINTS = new SerializedString("points");
    private static final SerializableString OBJECTS = new SerializedString("objects");
    private static final SerializableString RAW = new SerializedString("raw");
    private static final SerializableString U = new SerializedString("u");
    private static final SerializableString V = new SerializedString("v");

    private final JsonGenerator out;

    SampleEncoder(JsonGenerator out) {
        this.out = out;
    }

    void write(Sample sample) throws DatasetException {
        out.writeStartObject();
        text(ID, sample.id());
        startArray(IMAGE);
        for (Sample.Image image : sample.images()) {
            text(image.path());
        }
        out.writeEndArray();
        writeConversation(sample);
        startArray(HEIGHT_LIST);
        for (Sample.Image image : sample.images()) {
            out.writeNumber(image.height());
        }
        out.writeEndArray();
        startArray(WIDTH_LIST);
        for (Sample.Image image : sample.images()) {
            out.writeNumber(image.width());
        }
        out.writeEndArray();
        text(QUESTION_TYPE, sample.subtask().publishedName());
        out.writeName(GT_VALUE);
        writeTruth(sample.truth());
        text(SUBTASK, sample.subtask().id());
        text(SPLIT, sample.split());
        if (sample.subtask().unit().isPresent()) {
            text(UNIT, sample.subtask().unit().get().key());
        }
        out.writeName(PROVENANCE);
        write(sample.provenance());
        out.writeEndObject();
    }

    private void writeConversation(Sample sample) throws DatasetException {
        if (sample.isBenchmark()) {
            text(TEXT, sample.conversations().getFirst().value());
            return;
        }
        startArray(CONVERSATIONS);
        for (Turn turn : sample.conversations()) {
            out.writeStartObject();
            text(FROM, turn.from().key());
            text(VALUE, turn.value());
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
            case Answer.Motion m -> writeNumbers(m.x(), m.y(), m.z(), m.yaw(), m.pitch(), m.roll());
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
        text(SCENE, provenance.scene());
        text(FAMILY, provenance.family());
        writeIntegers(FRAMES, provenance.frames());
        writeIntegers(POINTS, provenance.points());
        writeIntegers(OBJECTS, provenance.objects());
        out.writeName(RAW);
        out.writeStartObject();
        for (Map.Entry<String, Double> value : provenance.raw().entrySet()) {
            out.writeNumberProperty(wellFormed(value.getKey()), value.getValue().doubleValue());
        }
        out.writeEndObject();
        text(BIN, provenance.bin());
        text(PROFILE, provenance.profile());
        startArray(TEMPLATES);
        for (String template : provenance.templates()) {
            text(template);
        }
        out.writeEndArray();
        startArray(OVERLAYS);
        for (Overlay overlay : provenance.overlays()) {
            write(overlay);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(Overlay overlay) throws DatasetException {
        out.writeStartObject();
        out.writeName(IMAGE);
        out.writeNumber(overlay.image());
        startArray(DOTS);
        for (Overlay.Dot dot : overlay.dots()) {
            out.writeStartObject();
            out.writeName(U);
            out.writeNumber(dot.u());
            out.writeName(V);
            out.writeNumber(dot.v());
            text(LABEL, dot.label());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void writeIntegers(SerializableString name, List<Integer> values) {
        startArray(name);
        for (int value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    private void startArray(SerializableString name) {
        out.writeName(name);
        out.writeStartArray();
    }

    private void text(SerializableString name, String value) throws DatasetException {
        out.writeName(name);
        out.writeString(wellFormed(value));
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
