package org.multispa.dataset.export.parquet;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.SampleText;

/// One row; the record is the schema, its components' names in snake case are the columns. [HuggingFace#FEATURES]
/// says the same in the words of `datasets`.
///
/// @param images with the marks drawn
/// @param conversations as in the data set; a benchmark's have no answer
/// @param question without placeholders
/// @param answer the true one, as it stands between backticks
/// @param answerKind `choice`, `scalar`, …
/// @param unit `mm`, `deg` or nothing
/// @param provenance as JSON
record Row(
        String id,
        List<Picture> images,
        List<Integer> widths,
        List<Integer> heights,
        List<Message> conversations,
        String question,
        String answer,
        String answerKind,
        @Nullable String unit,
        String subtask,
        String questionType,
        String split,
        String scene,
        String family,
        String provenance) {
    /// What `datasets` takes for an image.
    record Picture(Binary bytes, String path) {}

    record Message(String from, String value) {}

    static Row of(ExportSample exported) throws DatasetException {
        Sample sample = exported.sample();
        return new Row(
                sample.id(),
                exported.images().stream()
                        .map(image -> new Picture(Binary.fromConstantByteArray(image.bytes()), image.path()))
                        .toList(),
                sample.images().stream().map(Sample.Image::width).toList(),
                sample.images().stream().map(Sample.Image::height).toList(),
                sample.conversations().stream()
                        .map(turn -> new Message(turn.from().key(), turn.value()))
                        .toList(),
                sample.plainQuestion(),
                sample.truth().text(),
                sample.subtask().answerKind().key(),
                sample.subtask().unit().map(Answer.Unit::key).orElse(null),
                sample.subtask().id(),
                sample.subtask().publishedName(),
                sample.split(),
                sample.provenance().scene(),
                sample.provenance().family(),
                SampleText.provenance(sample));
    }
}
