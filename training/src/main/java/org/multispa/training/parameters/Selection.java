package org.multispa.training.parameters;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of a model is trained.
///
/// @param lora additions to the language model, if there are to be any
/// @param parts what is trained as a whole; the language model is either that or gets additions
public record Selection(Optional<LoraSettings> lora, Set<Part> parts) {
    private static final String WEIGHT = ".weight";
    private static final String DECODER_LAYERS = "language_model.model.layers.";

    /// A part of the model that can be trained as a whole.
    public enum Part {
        /// InternViT.
        VISION("vision_model."),
        /// mlp1.
        PROJECTOR("mlp1."),
        /// The decoder with its embeddings and its output layer.
        LANGUAGE("language_model.");

        private final String prefix;

        Part(String prefix) {
            this.prefix = prefix;
        }
    }

    /// Checks that something is trained, and nothing twice.
    ///
    /// @throws IllegalArgumentException if not
    public Selection {
        parts = Set.copyOf(parts);
        if (lora.isEmpty() && parts.isEmpty()) {
            throw new IllegalArgumentException("expected LoRA or a part of the model to train, found neither");
        }
        if (lora.isPresent() && parts.contains(Part.LANGUAGE)) {
            throw new IllegalArgumentException(
                    "expected either LoRA on the language model or all of it to be trained, found both");
        }
    }

    /// Additions to the language model, the rest frozen.
    public static Selection lora(LoraSettings settings) {
        return new Selection(Optional.of(settings), Set.of());
    }

    /// The whole model.
    public static Selection everything() {
        return new Selection(Optional.empty(), EnumSet.allOf(Part.class));
    }

    /// Whether a part is trained as a whole.
    public boolean trains(Part part) {
        return parts.contains(part);
    }

    /// How many numbers are trained of a model.
    ///
    /// @param shapes of its parameters, by their published names
    public long parameters(Map<String, long[]> shapes) {
        long count = 0;
        for (Map.Entry<String, long[]> one : shapes.entrySet()) {
            long[] shape = one.getValue();
            if (trains(one.getKey())) {
                count += Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            } else if (shape.length == 2
                    && one.getKey().endsWith(WEIGHT)
                    && adapts(one.getKey().substring(0, one.getKey().length() - WEIGHT.length()))) {
                count += lora.orElseThrow().rank() * (shape[0] + shape[1]);
            }
        }
        return count;
    }

    /// Whether a parameter of the model is itself trained.
    boolean trains(String name) {
        return parts.stream().anyMatch(part -> name.startsWith(part.prefix));
    }

    /// Whether a linear layer gets an addition.
    boolean adapts(String module) {
        return lora.isPresent()
                && module.startsWith(DECODER_LAYERS)
                && (lora.get().targets().isEmpty()
                        || lora.get().targets().contains(module.substring(module.lastIndexOf('.') + 1)));
    }
}
