package org.multispa.benchmarks.endtoend;

import java.util.Map;
import org.multispa.model.InternVl;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.config.VisionConfig;

/// What a model's arithmetic comes to: multiplications and additions, each counted as one.
///
/// @param layers numbers in the matrices of the language model's layers
/// @param head numbers in the output layer
/// @param vision numbers in the matrices of the vision encoder's layers
/// @param bytes of a number as it is stored
record ModelWork(double layers, double head, double vision, int bytes, ModelConfig config) {
    static ModelWork of(ModelConfig config) {
        LanguageConfig language = config.language();
        return new ModelWork(
                matrices(config, "language_model.model.layers."),
                (double) language.vocabulary() * language.hidden(),
                matrices(config, "vision_model.encoder.layers."),
                config.published().equals("float32") ? 4 : 2,
                config);
    }

    private static double matrices(ModelConfig config, String prefix) {
        double numbers = 0;
        for (Map.Entry<String, long[]> one : InternVl.shapes(config).entrySet()) {
            if (one.getKey().startsWith(prefix) && one.getValue().length == 2) {
                numbers += (double) one.getValue()[0] * one.getValue()[1];
            }
        }
        return numbers;
    }

    /// Of the language model's layers over a sample: the matrices, and attention under its diagonal.
    double decoding(long tokens) {
        LanguageConfig shape = config.language();
        double attention = 2.0 * tokens * tokens * shape.heads() * shape.headWidth() * shape.layers();
        return 2 * layers * tokens + attention;
    }

    /// Of reading a prompt up to the logits of its last token.
    double reading(long tokens) {
        return decoding(tokens) + 2 * head;
    }

    /// Of seeing tiles: the matrices, and attention within each tile.
    double seeing(long tiles) {
        VisionConfig shape = config.vision();
        double tokens = shape.tokens();
        double attention = 4 * tokens * tokens * shape.hidden() * config.visionLayersUsed();
        return tiles * (2 * vision * tokens + attention);
    }

    /// Bytes of weights that each written token needs.
    double bytesEachToken() {
        return bytes * (layers + head);
    }
}
