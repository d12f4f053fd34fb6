package org.multispa.model.config;

/// The language models of the InternVL2 family. They compute the same; their weights are named and packed differently.
public enum Architecture {
    /// 2B, 8B, 26B: queries, keys and values in one packed matrix.
    INTERNLM2("InternLM2ForCausalLM"),
    /// 1B: separate projections with a bias on queries, keys and values.
    QWEN2("Qwen2ForCausalLM"),
    /// 40B, 76B: separate projections without bias.
    LLAMA("LlamaForCausalLM");

    private final String published;

    Architecture(String published) {
        this.published = published;
    }

    /// The name in `config.json`.
    public String published() {
        return published;
    }
}
