package org.multispa.dataset.json;

import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/// A sample as one line of JSON, in UTF-8, with its fields in a fixed order (section 7 of the specification).
///
/// A [benchmark's][Sample#isBenchmark] line holds the question as `text`, a training line as `conversations`.
/// Doubles are written with the fewest digits that read back to the same value, so decoding gives an equal sample
/// and encoding that gives the same bytes.
public final class SampleJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final int TYPICAL_LINE = 2048;

    private SampleJson() {}

    /// The sample's JSON without a line end. It never holds a line break.
    ///
    /// @throws DatasetException if a text of the sample is not Unicode (it holds half a surrogate pair)
    public static byte[] encode(Sample sample) throws DatasetException {
        try (ByteArrayBuilder out = new ByteArrayBuilder(TYPICAL_LINE)) {
            try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
                new SampleEncoder(generator).write(sample);
            }
            return out.toByteArray();
        } catch (DatasetException e) {
            throw e.at("sample '" + sample.id() + "' cannot be written");
        } catch (JacksonException e) {
            throw new DatasetException("sample '" + sample.id() + "' cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /// A sample's provenance alone, as it stands in the sample's line.
    ///
    /// @throws DatasetException if a text of it is not Unicode
    public static byte[] encode(Provenance provenance) throws DatasetException {
        try (ByteArrayBuilder out = new ByteArrayBuilder(TYPICAL_LINE)) {
            try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
                new SampleEncoder(generator).write(provenance);
            }
            return out.toByteArray();
        }
    }

    /// Reads what [#encode(Sample)] wrote. Fields may come in any order; an unknown, missing or doubled one is
    /// refused.
    ///
    /// @throws DatasetException if the bytes are not such a line; the message names the field
    public static Sample decode(byte[] line) throws DatasetException {
        return decode(line, 0, line.length);
    }

    static Sample decode(byte[] bytes, int offset, int length) throws DatasetException {
        return SampleDecoder.read(StrictObject.parse(bytes, offset, length));
    }
}
