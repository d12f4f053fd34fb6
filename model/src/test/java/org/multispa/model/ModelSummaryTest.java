package org.multispa.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.plan.ParameterCount;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.ShardIndex;
import org.multispa.testing.SharedData;

final class ModelSummaryTest {
    private static final String INDEX = "InternVL2_5-8B.model.safetensors.index.json";

    @TempDir
    private Path folder;

    private static long count(Map<String, long[]> shapes) {
        long count = 0;
        for (long[] shape : shapes.values()) {
            long numbers = 1;
            for (long dimension : shape) {
                numbers *= dimension;
            }
            count += numbers;
        }
        return count;
    }

    @Test
    void every_weight_of_a_published_8b_has_its_place_and_none_is_left_over() throws IOException {
        Path configs = SharedData.require("reference/internvl2-configs");
        ModelConfig config = ConfigReader.readFile(configs.resolve("InternVL2-8B.config.json"));
        Map<String, long[]> shapes = InternVl.shapes(config);
        Set<String> published = ShardIndex.read(configs.resolve(INDEX)).keySet();
        assertThat(shapes.keySet()).containsExactlyInAnyOrderElementsOf(published);
        assertThat(2 * count(shapes)).isEqualTo(16_150_730_752L);
    }

    @Test
    void the_published_26b_loads_as_shapes() throws IOException {
        Path configs = SharedData.require("reference/internvl2-configs");
        ModelConfig config = ConfigReader.readFile(configs.resolve("InternVL2-26B.config.json"));
        Map<String, long[]> shapes = InternVl.shapes(config);
        assertThat(count(shapes))
                .isEqualTo(ParameterCount.of(config).total())
                .isBetween(25_000_000_000L, 26_000_000_000L);
        assertThat(shapes)
                .containsKeys(
                        "vision_model.encoder.layers.44.attn.q_norm.weight",
                        "language_model.model.layers.47.attention.wqkv.weight",
                        "language_model.output.weight",
                        "mlp1.3.bias");
        assertThat(shapes).doesNotContainKey("vision_model.encoder.layers.0.attn.qkv.bias");
    }

    @Test
    void a_reference_model_is_whole() {
        for (String name : new String[] {"tiny-internlm2", "tiny-internlm2-vit6b", "tiny-qwen2", "tiny-qwen2-tied"}) {
            Path model = SharedData.require("reference/" + name);
            assertThat(model).satisfies(path -> {
                ModelSummary summary = ModelSummary.of(path);
                assertThat(summary.isSound()).as("%s", summary).isTrue();
                assertThat(summary.tokenizer()).isEmpty();
                assertThat(summary.weights()).isInstanceOfSatisfying(FoundWeights.Whole.class, whole -> {
                    assertThat(whole.files()).isEqualTo(1);
                    assertThat(whole.numbers()).containsOnlyKeys(DType.F32);
                    assertThat(whole.numbers().get(DType.F32))
                            .isEqualTo(summary.parameters().total());
                    assertThat(whole.bytes()).isEqualTo(4 * summary.parameters().total());
                });
            });
        }
    }

    @Test
    void a_model_lacks_shards_or_has_none() throws IOException {
        Path configs = SharedData.require("reference/internvl2-configs");
        Files.copy(configs.resolve("InternVL2-8B.config.json"), folder.resolve("config.json"));
        ModelSummary bare = ModelSummary.of(folder);
        assertThat(bare.weights()).isEqualTo(new FoundWeights.None());
        assertThat(bare.isSound()).isTrue();
        Files.copy(configs.resolve(INDEX), folder.resolve("model.safetensors.index.json"));
        Files.writeString(folder.resolve("model-00002-of-00004.safetensors"), "there");
        ModelSummary named = ModelSummary.of(folder);
        assertThat(named.missing()).isEmpty();
        assertThat(named.leftover()).isEmpty();
        assertThat(named.problems())
                .singleElement()
                .asString()
                .contains("3 of 4 shards that the index names are missing");
        assertThat(named.weights()).isInstanceOfSatisfying(FoundWeights.NamesOnly.class, names -> {
            assertThat(names.tensors()).hasSize(573);
            assertThat(names.missing()).hasSize(3).doesNotContain("model-00002-of-00004.safetensors");
        });
    }

    @Test
    void weights_that_cannot_be_read_are_told() throws IOException {
        assertThat(FoundWeights.in(folder)).isEqualTo(new FoundWeights.None());
        Files.writeString(folder.resolve("pytorch_model.bin"), "pickle");
        assertUnreadable("pytorch_model.bin is a pickle and is not read");
        Files.writeString(folder.resolve("model.safetensors"), "x");
        assertUnreadable("expected a safetensors file, found 1 bytes");
        Files.writeString(
                folder.resolve("model.safetensors.index.json"), "{\"weight_map\": {\"a\": \"../b.safetensors\"}}");
        assertUnreadable("expected the name of a .safetensors file beside the index");
    }

    private void assertUnreadable(String reason) {
        assertThat(FoundWeights.in(folder)).isInstanceOfSatisfying(FoundWeights.Unreadable.class, found -> {
            assertThat(found.reason()).contains(reason);
            assertThat(found.names()).isEmpty();
        });
    }

    @Test
    void devices_are_checked_by_name() {
        for (String wrong : new String[] {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cpu:0", "CUDA", "cuda:1234"}) {
            assertThatThrownBy(() -> new LoadOptions(Optional.empty(), Optional.empty(), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cpu, cuda or cuda:N, found '" + wrong + "'");
        }
        assertThat(new LoadOptions(Optional.empty(), Optional.empty(), "cuda:1").device())
                .isEqualTo("cuda:1");
    }
}
