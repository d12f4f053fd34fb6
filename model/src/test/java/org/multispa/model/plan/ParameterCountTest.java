package org.multispa.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.model.InternVl;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;

final class ParameterCountTest {
    private static final String CONFIGS = "reference/internvl2-configs/";

    @ParameterizedTest
    @ValueSource(strings = {"tiny-internlm2", "tiny-internlm2-vit6b", "tiny-qwen2", "tiny-qwen2-tied"})
    void a_checkpoint_has_as_many_numbers(String name) throws IOException {
        Path folder = SharedData.require("reference/" + name);
        ModelConfig config = ConfigReader.read(folder);
        try (WeightFolder weights = WeightFolder.open(folder)) {
            assertThat(ParameterCount.of(config).total())
                    .isEqualTo(numbers(weights.tensors().values()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-internlm2", "tiny-internlm2-vit6b", "tiny-qwen2", "tiny-qwen2-tied"})
    void an_adapter_has_as_many_numbers(String name) throws IOException {
        Path folder = SharedData.require("reference/" + name);
        ModelConfig config = ConfigReader.read(folder);
        try (SafetensorsFile adapter = SafetensorsFile.open(folder.resolve("lora_init.safetensors"))) {
            assertThat(ParameterCount.adapter(config.language(), 4))
                    .isEqualTo(numbers(adapter.tensors().values()));
        }
    }

    private static long numbers(Collection<TensorInfo> tensors) {
        return tensors.stream().mapToLong(TensorInfo::count).sum();
    }

    private static long product(long[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    @Test
    void the_8b_model_has_the_size_its_index_tells() throws IOException {
        Path index = SharedData.require(CONFIGS + "InternVL2_5-8B.model.safetensors.index.json");
        long bytes = new JsonMapper()
                .readTree(Files.readAllBytes(index))
                .get("metadata")
                .get("total_size")
                .longValue();
        ModelConfig config = ConfigReader.readFile(SharedData.require(CONFIGS + "InternVL2-8B.config.json"));
        assertThat(2 * ParameterCount.of(config).total()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InternVL2-8B", "InternVL2-26B"})
    void the_model_asks_for_as_many_numbers(String name) throws IOException {
        ModelConfig config = ConfigReader.readFile(SharedData.require(CONFIGS + name + ".config.json"));
        long asked = InternVl.shapes(config).values().stream()
                .mapToLong(ParameterCountTest::product)
                .sum();
        assertThat(ParameterCount.of(config).total()).isEqualTo(asked);
    }
}
