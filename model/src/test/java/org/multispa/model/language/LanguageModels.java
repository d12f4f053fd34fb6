package org.multispa.model.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.InternVl;
import org.multispa.model.config.Architecture;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.torch.Torch;

/// Small language models of every kind, and ways to run them.
final class LanguageModels {
    private LanguageModels() {}

    /// Every architecture; grouped heads, a head of keys for each head, one head of keys for all; with and
    /// without biases.
    static Map<String, TinyConfig> all() {
        Map<String, TinyConfig> all = new TreeMap<>();
        TinyConfig packed = TinyConfig.of(Architecture.INTERNLM2);
        all.put("internlm2", packed);
        all.put("internlm2-ungrouped", packed.with("llm_config.num_key_value_heads", 4));
        all.put("internlm2-biased", packed.with("llm_config.bias", true));
        all.put("internlm2-wide-heads", packed.with("llm_config.head_dim", 12));
        TinyConfig qwen = TinyConfig.of(Architecture.QWEN2);
        all.put("qwen2", qwen);
        all.put(
                "qwen2-tied-one-key-head",
                qwen.with("llm_config.tie_word_embeddings", true).with("llm_config.num_key_value_heads", 1));
        TinyConfig llama = TinyConfig.of(Architecture.LLAMA);
        all.put("llama", llama);
        all.put(
                "llama-biased-ungrouped",
                llama.with("llm_config.attention_bias", true).with("llm_config.num_key_value_heads", 4));
        return all;
    }

    static TinyConfig one(String kind) {
        return Objects.requireNonNull(all().get(kind));
    }

    /// The logits of sequences laid end to end, each computed at once.
    static float[] logits(InternVl model, int[]... sequences) {
        return values(() -> {
            int[] ids = Arrays.stream(sequences).flatMapToInt(Arrays::stream).toArray();
            List<Span> spans =
                    Arrays.stream(sequences).map(ids1 -> Span.of(ids1.length)).toList();
            return model.language().logits(model.language().hidden(model.embeddings(ids), spans));
        });
    }

    /// The logits of the next row of each cache, all in one step.
    static float[] step(InternVl model, int[] ids, List<KvCache> caches) {
        return values(() -> {
            List<Span> spans = new ArrayList<>();
            caches.forEach(cache -> spans.add(Span.after(cache, 1)));
            return model.language().logits(model.language().hidden(model.embeddings(ids), spans));
        });
    }

    /// The logits of all rows of a prompt, which fills a cache.
    static float[] fill(InternVl model, int[] ids, KvCache cache) {
        return values(() -> model.language()
                .logits(model.language().hidden(model.embeddings(ids), List.of(Span.after(cache, ids.length)))));
    }

    static float[] values(Supplier<Tensor> body) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Torch.toFloats(body.get());
        }
    }

    static float[] rows(float[] logits, int from, int to, int vocabulary) {
        return Arrays.copyOfRange(logits, from * vocabulary, to * vocabulary);
    }
}
