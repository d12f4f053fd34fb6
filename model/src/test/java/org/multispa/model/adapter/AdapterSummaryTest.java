package org.multispa.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.safetensors.DType;
import org.multispa.model.testmodels.Plain;

final class AdapterSummaryTest {
    private static final String WO = "language_model.model.layers.0.attention.wo";

    @TempDir
    private Path temp;

    private final Random random = new Random(6);

    private LowRank addition(int rank, int inputs, int outputs) {
        return new LowRank(
                rank,
                inputs,
                outputs,
                Plain.gaussian(random, rank * inputs, 1),
                Plain.gaussian(random, outputs * rank, 1));
    }

    @Test
    void the_norm_of_an_addition_is_that_of_its_product() {
        for (int i = 0; i < 50; i++) {
            LowRank one = addition(1 + random.nextInt(6), 1 + random.nextInt(20), 1 + random.nextInt(20));
            double squares = 0;
            for (int o = 0; o < one.outputs(); o++) {
                for (int k = 0; k < one.inputs(); k++) {
                    double sum = 0;
                    for (int r = 0; r < one.rank(); r++) {
                        sum += (double) one.b()[o * one.rank() + r] * one.a()[r * one.inputs() + k];
                    }
                    squares += sum * sum;
                }
            }
            assertThat(one.norm()).isCloseTo(Math.sqrt(squares), within(1e-9 * Math.sqrt(squares)));
        }
        assertThat(new LowRank(2, 3, 4, Plain.gaussian(random, 6, 1), new float[8]).norm())
                .isZero();
        float[] broken = Plain.gaussian(random, 6, 1);
        broken[4] = Float.NaN;
        assertThat(new LowRank(2, 3, 4, broken, Plain.gaussian(random, 8, 1)).norm())
                .isNaN();
    }

    @Test
    void an_addition_to_rows_is_the_product_of_those_rows() {
        LowRank one = addition(3, 5, 7);
        float[] rows = Plain.gaussian(random, 23, 1);
        float[] added = rows.clone();
        one.addTo(added, 2, 4, 1.5);
        for (int o = 0; o < 4; o++) {
            for (int k = 0; k < 5; k++) {
                double sum = 0;
                for (int r = 0; r < 3; r++) {
                    sum += (double) one.b()[(2 + o) * 3 + r] * one.a()[r * 5 + k];
                }
                assertThat((double) added[o * 5 + k]).isCloseTo(rows[o * 5 + k] + 1.5 * sum, within(1e-5));
            }
        }
        assertThat(Arrays.copyOfRange(added, 20, 23)).containsExactly(Arrays.copyOfRange(rows, 20, 23));
    }

    @Test
    void a_folder_is_described() throws IOException {
        LowRank addition = addition(4, 8, 6);
        Adapter adapter = new Adapter(
                "test",
                0.5,
                Map.of(WO, addition),
                Map.of("mlp1.1.weight", FullTensor.of(Plain.gaussian(random, 12, 1), 3, 4)));
        Path folder = temp.resolve("a");
        new AdapterWriter(DType.BF16, false, 0, Optional.of("base")).write(folder, adapter);
        AdapterSummary summary = AdapterSummary.of(folder);
        assertThat(summary.base()).contains("base");
        assertThat(summary.kinds()).containsExactly(DType.BF16);
        assertThat(summary.bytes())
                .isEqualTo(Files.size(folder.resolve("adapter_model.safetensors"))
                        + Files.size(folder.resolve("multispa_model.safetensors")));
        assertThat(summary.adapter().parameters()).isEqualTo(4 * 8 + 4 * 6 + 12);
        assertThat(summary.norms()).containsOnlyKeys(WO);
        assertThat(summary.norms().get(WO)).isCloseTo(0.5 * addition.norm(), within(1e-2 * addition.norm()));
        assertThat(summary.isFinite()).isTrue();
    }

    @Test
    void numbers_that_are_none_are_found_wherever_they_are() throws IOException {
        float[] broken = Plain.gaussian(random, 12, 1);
        broken[11] = Float.POSITIVE_INFINITY;
        Adapter inAddition = new Adapter("a", 1, Map.of(WO, new LowRank(2, 6, 6, broken, new float[12])));
        Adapter inReplaced = new Adapter("b", 1, Map.of(), Map.of("mlp1.1.bias", FullTensor.of(broken, 12)));
        for (Adapter adapter : List.of(inAddition, inReplaced)) {
            Path folder = temp.resolve(adapter.origin());
            new AdapterWriter(DType.F32, false, 0, Optional.empty()).write(folder, adapter);
            assertThat(AdapterSummary.of(folder).isFinite()).isFalse();
        }
    }

    @Test
    void names_are_gathered_by_kind() {
        assertThat(AdapterSummary.byKind(Set.of(
                        WO,
                        "language_model.model.layers.11.attention.wo",
                        "language_model.model.layers.3.mlp.gate_proj",
                        "language_model.output",
                        "language_model.model.norm.weight",
                        "vision_model.encoder.layers.7.attn.qkv",
                        "vision_model.embeddings.class_embedding",
                        "mlp1.1")))
                .containsOnlyKeys(
                        "attention.wo",
                        "mlp.gate_proj",
                        "output",
                        "model.norm.weight",
                        "vision_model.attn.qkv",
                        "vision_model.embeddings.class_embedding",
                        "mlp1.1")
                .containsEntry("attention.wo", List.of(WO, "language_model.model.layers.11.attention.wo"));
    }

    @Test
    void a_folder_that_is_no_adapter_is_refused() {
        assertThatThrownBy(() -> AdapterSummary.of(temp))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(temp.toString(), "adapter_config.json");
    }
}
