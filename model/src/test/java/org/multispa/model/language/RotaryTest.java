package org.multispa.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.config.Architecture;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.torch.Torch;

final class RotaryTest {
    private static final int WIDTH = 8;

    @TempDir
    private Path temp;

    private LanguageConfig config(Map<String, Object> scaling, int trained) throws IOException {
        TinyConfig config = TinyConfig.of(Architecture.LLAMA).with("llm_config.max_position_embeddings", trained);
        return (scaling.isEmpty() ? config : config.with("llm_config.rope_scaling", scaling))
                .read(temp)
                .language();
    }

    /// The same vector at every position of a text.
    private static double[][] turned(Rotary rotary, float[] vector, int rows) {
        try (PointerScope _ = new PointerScope()) {
            float[] repeated = new float[rows * WIDTH];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(vector, 0, repeated, i * WIDTH, WIDTH);
            }
            Tensor x = Torch.ofFloats(repeated, rows, 1, WIDTH);
            return Plain.rows(
                    Torch.toFloats(rotary.rotation(List.of(Span.of(rows)), x).apply(x)), WIDTH);
        }
    }

    @Test
    void scores_depend_on_differences_of_positions_alone() throws IOException {
        Rotary rotary = new Rotary(config(Map.of(), 256));
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            double[][] queries = turned(rotary, Plain.gaussian(random, WIDTH, 1), 60);
            double[][] keys = turned(rotary, Plain.gaussian(random, WIDTH, 1), 60);
            for (int difference = 0; difference < 40; difference += 3) {
                double first = Plain.dot(queries[difference], keys[0]);
                for (int at = 1; at + difference < 60; at++) {
                    assertThat(Plain.dot(queries[at + difference], keys[at])).isCloseTo(first, within(2e-5));
                }
            }
            assertThat(Plain.dot(queries[7], keys[0])).isNotCloseTo(Plain.dot(queries[0], keys[0]), within(1e-4));
        }
    }

    @Test
    void turning_keeps_lengths_and_leaves_the_first_position_as_it_is() throws IOException {
        Rotary rotary = new Rotary(config(Map.of(), 256));
        float[] vector = Plain.gaussian(new Random(2), WIDTH, 1);
        double[][] turned = turned(rotary, vector, 50);
        assertThat(turned[0]).containsExactly(Plain.wide(vector));
        for (double[] row : turned) {
            assertThat(Plain.dot(row, row)).isCloseTo(Plain.dot(turned[0], turned[0]), within(1e-5));
        }
    }

    @Test
    void pairs_are_a_half_apart_and_turn_by_position_over_powers_of_the_base() throws IOException {
        LanguageConfig config = config(Map.of(), 256);
        for (int k = 0; k < WIDTH / 2; k++) {
            float[] unit = new float[WIDTH];
            unit[k] = 1;
            double[][] turned = turned(new Rotary(config), unit, 30);
            for (int position = 0; position < 30; position++) {
                double angle = position / Math.pow(config.ropeBase(), 2.0 * k / WIDTH);
                double[] expected = new double[WIDTH];
                expected[k] = Math.cos(angle);
                expected[k + WIDTH / 2] = Math.sin(angle);
                assertThat(Plain.difference(turned[position], expected)).isLessThan(1e-5);
            }
        }
    }

    @Test
    void linear_scaling_divides_positions() throws IOException {
        Rotary plain = new Rotary(config(Map.of(), 256));
        Rotary scaled = new Rotary(config(Map.of("type", "linear", "factor", 4), 256));
        float[] vector = Plain.gaussian(new Random(3), WIDTH, 1);
        double[][] slow = turned(scaled, vector, 81);
        double[][] fast = turned(plain, vector, 21);
        for (int i = 0; i <= 20; i++) {
            assertThat(Plain.difference(slow[4 * i], fast[i])).isLessThan(1e-6);
        }
        assertThat(scaled.base(100_000)).isEqualTo(10_000);
    }

    @Test
    void the_dynamic_base_is_that_of_the_published_formula() throws IOException {
        for (double factor : new double[] {1, 2, 3.5}) {
            Rotary rotary = new Rotary(config(Map.of("type", "dynamic", "factor", factor), 100));
            for (int length = 1; length <= 100; length += 9) {
                assertThat(rotary.base(length)).isEqualTo(10_000);
            }
            for (int length = 101; length < 4000; length += 371) {
                double ratio = (double) length / 100;
                double grown = Math.exp(Math.log(factor * ratio + 1 - factor) * WIDTH / (WIDTH - 2.0));
                assertThat(rotary.base(length) / 10_000).isCloseTo(grown, within(1e-9 * grown));
            }
        }
    }

    @Test
    void without_scaling_the_base_stays_past_the_trained_length() throws IOException {
        Rotary rotary = new Rotary(config(Map.of(), 16));
        assertThat(rotary.base(17)).isEqualTo(rotary.base(1)).isEqualTo(10_000);
    }

    @Test
    void sequences_end_to_end_each_begin_at_their_own_position() throws IOException {
        Rotary rotary = new Rotary(config(Map.of(), 256));
        try (PointerScope _ = new PointerScope()) {
            float[] values = Plain.gaussian(new Random(4), 7 * 2 * WIDTH, 1);
            Tensor x = Torch.ofFloats(values, 7, 2, WIDTH);
            double[][] together = Plain.rows(
                    Torch.toFloats(
                            rotary.rotation(List.of(Span.of(3), Span.of(4)), x).apply(x)),
                    WIDTH);
            Tensor second = x.narrow(0, 3, 4);
            double[][] alone = Plain.rows(
                    Torch.toFloats(rotary.rotation(List.of(Span.of(4)), second).apply(second)), WIDTH);
            for (int i = 0; i < alone.length; i++) {
                assertThat(together[6 + i]).containsExactly(alone[i]);
            }
        }
    }

    @Test
    void a_row_after_a_cache_has_the_position_after_it() throws IOException {
        Rotary rotary = new Rotary(config(Map.of(), 256));
        try (PointerScope _ = new PointerScope();
                KvCache cache = new KvCache()) {
            Tensor five = Torch.ofFloats(Plain.gaussian(new Random(5), 5 * WIDTH, 1), 1, 5, WIDTH);
            cache.append(0, five, five);
            cache.advance(5);
            float[] vector = Plain.gaussian(new Random(6), WIDTH, 1);
            Tensor x = Torch.ofFloats(vector, 1, 1, WIDTH);
            float[] after = Torch.toFloats(
                    rotary.rotation(List.of(Span.after(cache, 1)), x).apply(x));
            assertThat(Plain.wide(after)).containsExactly(turned(rotary, vector, 6)[5]);
        }
    }
}
