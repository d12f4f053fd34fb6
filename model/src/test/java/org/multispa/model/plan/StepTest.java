package org.multispa.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.images.ImageSize;
import org.multispa.model.config.Architecture;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.config.NormKind;
import org.multispa.model.config.RopeScaling;
import org.multispa.model.config.VisionConfig;
import org.multispa.model.safetensors.DType;

final class StepTest {
    private static final ImageSize FRAME = new ImageSize(1296, 968);

    /// The shape of InternVL2-8B, with another language model's weights for a change.
    private static ModelConfig model(Architecture architecture) {
        return new ModelConfig(
                new VisionConfig(1024, 24, 16, 4096, 448, 14, NormKind.LAYER_NORM, 1e-6, false, true),
                new LanguageConfig(
                        architecture,
                        92553,
                        4096,
                        32,
                        32,
                        8,
                        128,
                        14336,
                        32768,
                        1e-5,
                        1e6,
                        new RopeScaling.None(),
                        false,
                        false,
                        false),
                448,
                0.5,
                -1,
                "internlm2-chat",
                1,
                6,
                true,
                "bfloat16");
    }

    private static final ModelConfig MODEL = model(Architecture.INTERNLM2);
    private static final SampleTokens PAIR = TokenCounter.of(MODEL).count("pair", List.of(FRAME, FRAME), 120);

    @Test
    void the_cache_holds_keys_and_values_of_every_token() {
        MemoryEstimate of = new Step.Answering(MODEL, DType.BF16, 0).memory(List.of(PAIR));
        assertThat(of.bytes("KV cache")).isEqualTo(2L * 32 * 8 * 128 * 3708 * 2);
        MemoryEstimate longer = new Step.Answering(MODEL, DType.BF16, 100).memory(List.of(PAIR, PAIR));
        assertThat(longer.bytes("KV cache")).isEqualTo(131_072L * 2 * 3808);
    }

    @Test
    void answering_two_images_with_8b_takes_little_more_than_the_weights() {
        MemoryEstimate of = new Step.Answering(MODEL, DType.BF16, 256).memory(List.of(PAIR));
        assertThat(of.bytes("weights")).isEqualTo(16_150_730_752L);
        assertThat(of.bytes("image embeddings")).isEqualTo(14L * 256 * 4096 * 2);
        assertThat(of.bytes("logits")).isEqualTo(92553L * 6);
        assertThat(of.bytes("activations")).isEqualTo(3708L * 2 * (4 * 4096 + 4 * 14336));
        assertThat(of.total()).isBetween(17_000_000_000L, 18_000_000_000L);
    }

    @Test
    void many_tiles_and_little_text_are_bound_by_the_vision_encoder() {
        SampleTokens tiles = new SampleTokens("tiles", 1, 8, 8, 0);
        MemoryEstimate of = new Step.Answering(MODEL, DType.BF16, 0).memory(List.of(tiles));
        assertThat(of.bytes("activations")).isEqualTo(2L * 8 * 1025 * (5 * 1024 + 2 * 4096) + 8L * 448 * 448 * 12);
    }

    @Test
    void tuning_keeps_four_numbers_for_each_of_the_adapter() {
        MemoryEstimate of = new Step.Tuning(MODEL, DType.BF16, 16, true, true).memory(List.of(PAIR));
        long adapter = 32L * 16 * ((4096 + 6144) + (4096 + 4096) + 3 * (4096 + 14336));
        assertThat(ParameterCount.adapter(MODEL.language(), 16)).isEqualTo(adapter);
        assertThat(of.bytes("adapter")).isEqualTo(4 * adapter);
        assertThat(of.bytes("gradients")).isEqualTo(4 * adapter);
        assertThat(of.bytes("AdamW moments")).isEqualTo(8 * adapter);
        assertThat(of.bytes("logits and their gradient")).isEqualTo(120L * 92553 * 10);
    }

    @Test
    void separate_projections_have_adapters_of_their_own() {
        long packed = ParameterCount.adapter(MODEL.language(), 8);
        long separate = ParameterCount.adapter(model(Architecture.LLAMA).language(), 8);
        assertThat(separate - packed).isEqualTo(32L * 8 * 2 * 4096);
    }

    @Test
    void checkpointing_keeps_the_input_of_each_layer_and_one_layer() {
        long all = kept(false, false);
        long some = kept(false, true);
        assertThat(all % 32).isZero();
        assertThat(some).isEqualTo(all / 32 + 32L * 3708 * 4096 * 2);
        assertThat(kept(true, false) - all).isEqualTo(32L * 3708 * 3 * (3 * 4096 + 4096 + 14336));
    }

    private static long kept(boolean dropout, boolean checkpointing) {
        return new Step.Tuning(MODEL, DType.BF16, 16, dropout, checkpointing)
                .memory(List.of(PAIR))
                .bytes("kept activations");
    }

    @Test
    void single_precision_takes_twice_the_room() {
        MemoryEstimate half = new Step.Answering(MODEL, DType.BF16, 10).memory(List.of(PAIR));
        MemoryEstimate full = new Step.Answering(MODEL, DType.F32, 10).memory(List.of(PAIR));
        for (String part : List.of("weights", "KV cache", "image embeddings", "activations")) {
            assertThat(full.bytes(part)).isEqualTo(2 * half.bytes(part));
        }
    }

    @Test
    void memory_grows_with_every_sample() {
        for (Step step :
                List.of(new Step.Answering(MODEL, DType.F16, 5), new Step.Tuning(MODEL, DType.F16, 4, false, false))) {
            long one = step.memory(List.of(PAIR)).total();
            long two = step.memory(List.of(PAIR, PAIR)).total();
            assertThat(two).isGreaterThan(one);
            assertThat(step.memory(List.of()).total()).isLessThan(one).isPositive();
        }
    }

    @Test
    void a_planner_can_go_by_memory() {
        Step step = new Step.Answering(MODEL, DType.BF16, 256);
        long limit = step.memory(List.of(PAIR)).total();
        TokenPlanner planner =
                new TokenPlanner(sample -> step.memory(List.of(sample)).total() <= limit);
        planner.add(PAIR);
        planner.add(TokenCounter.of(MODEL).count("triple", List.of(FRAME, FRAME, FRAME), 120));
        assertThat(planner.plan().named()).extracting(SampleTokens::name).containsExactly("triple");
    }

    @Test
    void steps_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Step.Answering(MODEL, DType.I8, 5)).hasMessageContaining("found I8");
        assertThatThrownBy(() -> new Step.Answering(MODEL, DType.BF16, -1)).hasMessageContaining("found -1");
        assertThatThrownBy(() -> new Step.Tuning(MODEL, DType.F64, 5, true, true))
                .hasMessageContaining("found F64");
        assertThatThrownBy(() -> new Step.Tuning(MODEL, DType.BF16, 0, true, true))
                .hasMessageContaining("found 0");
        assertThatThrownBy(() -> new MemoryEstimate.Part("x", -1)).hasMessageContaining("found -1");
    }
}
