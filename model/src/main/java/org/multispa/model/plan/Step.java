package org.multispa.model.plan;

import java.util.List;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.safetensors.DType;

/// Something done with a batch of samples, whose memory can be told beforehand. The estimate counts what a step
/// of its kind has to keep; allocators and libraries take some more.
public sealed interface Step {
    /// The memory of a step with these samples, one behind another without padding.
    MemoryEstimate memory(List<SampleTokens> batch);

    /// Reading the samples and writing answers of at most `newTokens` tokens.
    ///
    /// @param numbers what weights, caches and activations are kept in
    record Answering(ModelConfig model, DType numbers, int newTokens) implements Step {
        public Answering {
            Footprint.requireReal(numbers);
            if (newTokens < 0) {
                throw new IllegalArgumentException("expected no negative number of new tokens, found " + newTokens);
            }
        }

        @Override
        public MemoryEstimate memory(List<SampleTokens> batch) {
            Footprint of = new Footprint(model, numbers.bytes(), batch);
            return new MemoryEstimate(List.of(
                    new MemoryEstimate.Part("weights", of.weights()),
                    new MemoryEstimate.Part("image embeddings", of.imageEmbeddings()),
                    new MemoryEstimate.Part("KV cache", of.cache(newTokens)),
                    new MemoryEstimate.Part("activations", Math.max(of.visionLayer(), of.languageLayer())),
                    new MemoryEstimate.Part("logits", of.logits(batch.size()))));
        }
    }

    /// One step of LoRA on all linear layers of the language model, the rest frozen: forward, backward, AdamW.
    /// Adapter, gradients and moments are kept in single precision. The loss is taken as being on all text
    /// tokens, which is more than the answers.
    ///
    /// @param numbers what weights and activations are kept in
    /// @param dropout whether inputs of the adapter are dropped by chance, which keeps a copy and a mask of
    ///     each
    /// @param checkpointing whether only the input of each layer is kept and the layer is computed again on the
    ///     way back
    record Tuning(ModelConfig model, DType numbers, int rank, boolean dropout, boolean checkpointing) implements Step {
        private static final int SINGLE = 4;

        public Tuning {
            Footprint.requireReal(numbers);
            if (rank < 1) {
                throw new IllegalArgumentException("expected a rank of at least 1, found " + rank);
            }
        }

        @Override
        public MemoryEstimate memory(List<SampleTokens> batch) {
            Footprint of = new Footprint(model, numbers.bytes(), batch);
            long adapter = SINGLE * ParameterCount.adapter(model.language(), rank);
            long layer = of.kept(rank, dropout);
            long layers = model.language().layers();
            long kept = checkpointing ? layers * of.hidden() + layer : layers * layer;
            return new MemoryEstimate(List.of(
                    new MemoryEstimate.Part("weights", of.weights()),
                    new MemoryEstimate.Part("adapter", adapter),
                    new MemoryEstimate.Part("gradients", adapter),
                    new MemoryEstimate.Part("AdamW moments", 2 * adapter),
                    new MemoryEstimate.Part("image embeddings", of.imageEmbeddings()),
                    new MemoryEstimate.Part("kept activations", kept),
                    new MemoryEstimate.Part("activations", Math.max(of.visionLayer(), of.languageLayer())),
                    new MemoryEstimate.Part("logits and their gradient", of.logitsWithGradient())));
        }
    }
}
