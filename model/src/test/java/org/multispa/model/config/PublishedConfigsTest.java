package org.multispa.model.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.model.InternVl;
import org.multispa.model.safetensors.ShardIndex;
import org.multispa.testing.SharedData;

final class PublishedConfigsTest {
    private static final String FOLDER = "reference/internvl2-configs/";

    private static ModelConfig published(String size) throws IOException {
        return ConfigReader.readFile(SharedData.require(FOLDER + "InternVL2-" + size + ".config.json"));
    }

    private static long parameters(ModelConfig config) {
        long sum = 0;
        for (long[] shape : InternVl.shapes(config).values()) {
            long count = 1;
            for (long dimension : shape) {
                count *= dimension;
            }
            sum += count;
        }
        return sum;
    }

    @Test
    void the_8B_model_is_read() throws IOException {
        ModelConfig config = published("8B");
        assertThat(config.vision())
                .isEqualTo(new VisionConfig(1024, 24, 16, 4096, 448, 14, NormKind.LAYER_NORM, 1e-6, false, true));
        assertThat(config.language())
                .isEqualTo(new LanguageConfig(
                        Architecture.INTERNLM2,
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
                        new RopeScaling.Dynamic(2),
                        false,
                        false,
                        false));
        assertThat(config.tokensPerTile()).isEqualTo(256);
        assertThat(config.visionLayersUsed()).isEqualTo(24);
        assertThat(config.template()).isEqualTo("internlm2-chat");
        assertThat(config.thumbnail()).isTrue();
        assertThat(config.published()).isEqualTo("bfloat16");
        assertThat(parameters(config)).isBetween(8_000_000_000L, 8_150_000_000L);
    }

    @Test
    void the_26B_model_is_read() throws IOException {
        ModelConfig config = published("26B");
        assertThat(config.vision().norm()).isEqualTo(NormKind.RMS_NORM);
        assertThat(config.vision().qkNormalization()).isTrue();
        assertThat(config.vision().qkvBias()).isFalse();
        assertThat(config.vision().hidden()).isEqualTo(3200);
        assertThat(config.vision().layers()).isEqualTo(45);
        assertThat(config.language().hidden()).isEqualTo(6144);
        assertThat(config.language().group()).isEqualTo(6);
        assertThat(config.tokensPerTile()).isEqualTo(256);
        assertThat(parameters(config)).isBetween(25_000_000_000L, 26_500_000_000L);
    }

    @Test
    void every_name_of_the_published_8B_index_is_asked_for_and_none_is_left_over() throws IOException {
        Path index = SharedData.require(FOLDER + "InternVL2_5-8B.model.safetensors.index.json");
        Map<String, long[]> shapes = InternVl.shapes(published("8B"));
        assertThat(new TreeSet<>(shapes.keySet()))
                .isEqualTo(new TreeSet<>(ShardIndex.read(index).keySet()))
                .hasSizeGreaterThan(500);
        assertThat(shapes.get("language_model.model.layers.31.attention.wqkv.weight"))
                .containsExactly(6144, 4096);
        assertThat(shapes.get("vision_model.embeddings.position_embedding")).containsExactly(1, 1025, 1024);
        assertThat(shapes.get("mlp1.1.weight")).containsExactly(4096, 4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"internlm2", "internlm2-vit6b", "qwen2", "qwen2-tied"})
    void the_fixtures_are_read(String name) throws IOException {
        ModelConfig config = ConfigReader.read(SharedData.require("reference/tiny-" + name));
        assertThat(config.language().architecture())
                .isEqualTo(name.startsWith("qwen2") ? Architecture.QWEN2 : Architecture.INTERNLM2);
        assertThat(config.vision().norm()).isEqualTo(name.endsWith("vit6b") ? NormKind.RMS_NORM : NormKind.LAYER_NORM);
        assertThat(config.language().tiedEmbeddings()).isEqualTo(name.endsWith("tied"));
        assertThat(config.tokensPerTile()).isEqualTo(4);
        assertThat(InternVl.shapes(config).containsKey("language_model.lm_head.weight"))
                .isEqualTo(name.equals("qwen2"));
    }
}
