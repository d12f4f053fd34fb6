package org.multispa.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.TensorInfo;

final class RandomWeightsTest {
    private static final int MANY = 400_000;

    private static float[] numbers(long seed, double deviation, String name, DType kind, int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RandomWeights(seed, Deviation.of(deviation)).write(new TensorInfo(name, kind, new long[] {count}, 0), out);
        MemorySegment bytes = MemorySegment.ofArray(out.toByteArray());
        assertThat(bytes.byteSize()).isEqualTo((long) count * kind.bytes());
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Numbers.get(bytes, kind, i);
        }
        return numbers;
    }

    private static double mean(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    private static double correlation(float[] a, float[] b, int shift) {
        double sum = 0;
        for (int i = 0; i + shift < a.length; i++) {
            sum += (double) a[i] * b[i + shift];
        }
        return sum / a.length;
    }

    @Test
    void weights_are_normally_distributed() throws IOException {
        for (double deviation : new double[] {0.02, 1}) {
            for (DType kind : new DType[] {DType.F32, DType.BF16}) {
                float[] numbers = numbers(11, deviation, "language_model.output.weight", kind, MANY);
                double squares = 0;
                double fourth = 0;
                int[] beyond = new int[5];
                int below = 0;
                for (float number : numbers) {
                    double x = number / deviation;
                    squares += x * x;
                    fourth += x * x * x * x;
                    below += x < 0 ? 1 : 0;
                    for (int k = 0; k < 5; k++) {
                        beyond[k] += Math.abs(x) > k ? 1 : 0;
                    }
                }
                assertThat(mean(numbers) / deviation).isCloseTo(0, within(0.007));
                assertThat(squares / MANY).isCloseTo(1, within(0.01));
                assertThat(fourth / MANY).isCloseTo(3, within(0.08));
                assertThat((double) below / MANY).isCloseTo(0.5, within(0.004));
                assertThat((double) beyond[1] / MANY).isCloseTo(0.3173, within(0.004));
                assertThat((double) beyond[2] / MANY).isCloseTo(0.0455, within(0.002));
                assertThat((double) beyond[3] / MANY).isCloseTo(0.0027, within(0.0006));
                assertThat(beyond[4]).isBetween(5, 60);
            }
        }
    }

    @Test
    void neighbours_tensors_and_seeds_have_nothing_to_do_with_each_other() throws IOException {
        float[] one = numbers(1, 1, "a.weight", DType.F32, MANY);
        for (int shift : new int[] {1, 2, 3, 4, 5, 64, 65_536}) {
            assertThat(correlation(one, one, shift)).isCloseTo(0, within(0.01));
        }
        float[] otherName = numbers(1, 1, "b.weight", DType.F32, MANY);
        float[] otherSeed = numbers(2, 1, "a.weight", DType.F32, MANY);
        for (int shift = 0; shift < 6; shift++) {
            assertThat(correlation(one, otherName, shift)).isCloseTo(0, within(0.01));
            assertThat(correlation(one, otherSeed, shift)).isCloseTo(0, within(0.01));
        }
    }

    @Test
    void a_longer_tensor_begins_like_a_shorter_one() throws IOException {
        float[] shorter = numbers(1, 1, "a.weight", DType.F32, 70_001);
        float[] longer = numbers(1, 1, "a.weight", DType.F32, 140_000);
        assertThat(Arrays.copyOf(longer, 70_001)).isEqualTo(shorter);
    }

    @Test
    void narrow_numbers_are_the_wide_ones_rounded() throws IOException {
        float[] wide = numbers(1, 0.02, "a.weight", DType.F32, 1000);
        float[] narrow = numbers(1, 0.02, "a.weight", DType.BF16, 1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(narrow[i]).isEqualTo(Float.intBitsToFloat(Numbers.bfloat16(wide[i]) << 16));
        }
    }

    @Test
    void norms_and_layer_scales_are_one_and_biases_zero() throws IOException {
        for (String name : new String[] {
            "language_model.model.norm.weight", "language_model.model.layers.3.attention_norm.weight",
            "language_model.model.layers.3.ffn_norm.weight", "language_model.model.layers.3.input_layernorm.weight",
            "language_model.model.layers.3.post_attention_layernorm.weight",
                    "vision_model.encoder.layers.0.norm1.weight",
            "vision_model.encoder.layers.0.attn.q_norm.weight", "vision_model.encoder.layers.0.ls1",
            "vision_model.encoder.layers.0.ls2", "mlp1.0.weight"
        }) {
            assertThat(numbers(1, 0.02, name, DType.BF16, 100)).as(name).containsOnly(1);
        }
        for (String name : new String[] {
            "mlp1.0.bias",
            "mlp1.1.bias",
            "vision_model.encoder.layers.0.norm1.bias",
            "vision_model.encoder.layers.0.attn.qkv.bias",
            "language_model.model.layers.0.self_attn.q_proj.bias"
        }) {
            assertThat(numbers(1, 0.02, name, DType.F32, 100)).as(name).containsOnly(0);
        }
        for (String name : new String[] {
            "mlp1.1.weight",
            "vision_model.embeddings.class_embedding",
            "vision_model.embeddings.position_embedding",
            "vision_model.encoder.layers.0.attn.qkv.weight",
            "language_model.model.tok_embeddings.weight"
        }) {
            assertThat(RandomWeights.isScale(name)).as(name).isFalse();
            assertThat(numbers(1, 0.02, name, DType.F32, 100)).as(name).doesNotContain(0, 1);
        }
    }
}
