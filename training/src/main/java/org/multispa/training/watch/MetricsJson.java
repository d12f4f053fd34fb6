package org.multispa.training.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.json.StrictObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Metrics as lines of JSON. A number that is none is left out.
final class MetricsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MetricsJson() {}

    static byte[] line(StepMetrics metrics) {
        return line(json -> {
            json.writeNumberProperty("step", metrics.step());
            number(json, "epoch", metrics.epoch());
            number(json, "loss", metrics.loss());
            number(json, "gradient_norm", metrics.gradientNorm());
            number(json, "rate", metrics.rate());
            json.writeNumberProperty("samples", metrics.samples());
            json.writeNumberProperty("tokens", metrics.tokens());
            json.writeNumberProperty("answer_tokens", metrics.answerTokens());
            number(json, "seconds", metrics.seconds());
            number(json, "waited", metrics.waited());
            json.writeNumberProperty("peak_bytes", metrics.peakBytes());
            json.writeNumberProperty("set_aside", metrics.setAside());
        });
    }

    static byte[] line(EvaluationMetrics metrics) {
        return line(json -> {
            json.writeNumberProperty("step", metrics.step());
            json.writeName("values");
            json.writeStartObject();
            metrics.values().forEach((name, value) -> number(json, name, value));
            json.writeEndObject();
        });
    }

    private static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        }
    }

    private static byte[] line(Fields fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        out.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    static StepMetrics step(byte[] line) throws DatasetException {
        StrictObject in = StrictObject.parse(line, 0, line.length);
        StepMetrics metrics;
        try {
            metrics = new StepMetrics(
                    in.whole("step"),
                    in.number("epoch"),
                    orNone(in, "loss"),
                    orNone(in, "gradient_norm"),
                    in.number("rate"),
                    in.whole("samples"),
                    in.whole("tokens"),
                    in.whole("answer_tokens"),
                    in.number("seconds"),
                    in.number("waited"),
                    in.whole("peak_bytes"),
                    in.whole("set_aside"));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
        in.end();
        return metrics;
    }

    private static double orNone(StrictObject in, String name) throws DatasetException {
        return in.has(name) ? in.number(name) : Double.NaN;
    }

    static EvaluationMetrics evaluation(byte[] line) throws DatasetException {
        StrictObject in = StrictObject.parse(line, 0, line.length);
        long step = in.whole("step");
        StrictObject values = in.object("values");
        SortedMap<String, Double> found = new TreeMap<>();
        for (String name : values.names()) {
            found.put(name, values.number(name));
        }
        in.end();
        try {
            return new EvaluationMetrics(step, found);
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The step of a line of either kind.
    static long stepOf(byte[] line) throws DatasetException {
        return StrictObject.parse(line, 0, line.length).whole("step");
    }

    private interface Fields {
        void write(JsonGenerator json);
    }
}
