package org.multispa.dataset.export.webdataset;

import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;
import org.multispa.dataset.export.SampleText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/// The record of a sample. Every field is there in every record and always of the same type, since readers take
/// the types of the first records for those of all: the answer is text, and provenance is JSON in a text.
final class RecordJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordJson() {}

    static byte[] of(Sample sample) throws DatasetException {
        String provenance = SampleText.provenance(sample);
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
                out.writeStartObject();
                out.writeStringProperty("id", sample.id());
                out.writeArrayPropertyStart("conversations");
                for (Turn turn : sample.conversations()) {
                    out.writeStartObject();
                    out.writeStringProperty("from", turn.from().key());
                    out.writeStringProperty("value", turn.value());
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeStringProperty("question", sample.plainQuestion());
                out.writeStringProperty("answer", sample.truth().text());
                out.writeStringProperty(
                        "answer_kind", sample.subtask().answerKind().key());
                out.writeStringProperty("unit", SampleText.unit(sample));
                out.writeStringProperty("subtask", sample.subtask().id());
                out.writeStringProperty("question_type", sample.subtask().publishedName());
                out.writeStringProperty("split", sample.split());
                out.writeStringProperty("provenance", provenance);
                out.writeEndObject();
            }
            return bytes.toByteArray();
        }
    }
}
