package org.multispa.model.language;

import java.io.IOException;
import org.multispa.model.config.Architecture;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.torch.Norm;
import org.multispa.model.torch.Weights;

/// What the published checkpoints call the parts of the language model.
record LayerNames(Architecture architecture) {
    private static final String MODEL = "language_model.model.";

    String layer(int index) {
        return MODEL + "layers." + index + ".";
    }

    String embeddings() {
        return MODEL + (packed() ? "tok_embeddings.weight" : "embed_tokens.weight");
    }

    String head() {
        return packed() ? "language_model.output" : "language_model.lm_head";
    }

    String finalNorm() {
        return MODEL + "norm";
    }

    String attentionNorm(int index) {
        return layer(index) + (packed() ? "attention_norm" : "input_layernorm");
    }

    String feedForwardNorm(int index) {
        return layer(index) + (packed() ? "ffn_norm" : "post_attention_layernorm");
    }

    String output(int index) {
        return layer(index) + (packed() ? "attention.wo" : "self_attn.o_proj");
    }

    String gate(int index) {
        return layer(index) + (packed() ? "feed_forward.w1" : "mlp.gate_proj");
    }

    String up(int index) {
        return layer(index) + (packed() ? "feed_forward.w3" : "mlp.up_proj");
    }

    String down(int index) {
        return layer(index) + (packed() ? "feed_forward.w2" : "mlp.down_proj");
    }

    Norm norm(String name, LanguageConfig config, Weights weights) throws IOException {
        return new Norm.Rms(weights.computed(name + ".weight", config.hidden()), config.normEps());
    }

    private boolean packed() {
        return switch (architecture) {
            case INTERNLM2 -> true;
            case QWEN2, LLAMA -> false;
        };
    }
}
