package org.multispa.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.model.testmodels.TinyConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

final class ConfigReaderTest {
    private static final List<String> NUMBERS = List.of(
            "vision_config.hidden_size",
            "vision_config.num_hidden_layers",
            "vision_config.num_attention_heads",
            "vision_config.intermediate_size",
            "vision_config.image_size",
            "vision_config.patch_size",
            "llm_config.vocab_size",
            "llm_config.hidden_size",
            "llm_config.num_hidden_layers",
            "llm_config.num_attention_heads",
            "llm_config.intermediate_size");

    @TempDir
    private Path temp;

    private final TinyConfig tiny = TinyConfig.of(Architecture.INTERNLM2);

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(TinyConfig config) throws IOException {
        Path file = config.write(temp);
        return assertThatThrownBy(() -> ConfigReader.read(temp))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void everything_that_shapes_the_computation_is_read() throws IOException {
        ModelConfig config =
                tiny.with("select_layer", -2).with("max_dynamic_patch", 5).read(temp);
        assertThat(config.vision())
                .isEqualTo(new VisionConfig(16, 2, 2, 24, 28, 7, NormKind.LAYER_NORM, 1e-6, false, true));
        assertThat(config.language())
                .isEqualTo(new LanguageConfig(
                        Architecture.INTERNLM2,
                        272,
                        32,
                        2,
                        4,
                        2,
                        8,
                        40,
                        256,
                        1e-5,
                        10_000,
                        new RopeScaling.None(),
                        false,
                        false,
                        false));
        assertThat(config)
                .isEqualTo(new ModelConfig(
                        config.vision(), config.language(), 28, 0.5, -2, "internlm2-chat", 1, 5, true, "float32"));
        assertThat(config.shrink()).isEqualTo(2);
        assertThat(config.tokensPerTile()).isEqualTo(4);
        assertThat(config.visionLayersUsed()).isEqualTo(1);
        assertThat(config.vision().patchesPerSide()).isEqualTo(4);
        assertThat(config.vision().tokens()).isEqualTo(17);
        assertThat(config.vision().headWidth()).isEqualTo(8);
        assertThat(config.language().group()).isEqualTo(2);
    }

    @Test
    void what_is_missing_is_as_the_published_code_has_it() throws IOException {
        TinyConfig bare =
                tiny.without("downsample_ratio").without("force_image_size").without("select_layer");
        bare = bare.without("min_dynamic_patch").without("max_dynamic_patch").without("use_thumbnail");
        bare = bare.without("torch_dtype").without("ps_version").without("template");
        bare = bare.without("vision_config.norm_type").without("vision_config.qk_normalization");
        bare = bare.without("vision_config.qkv_bias").without("vision_config.layer_norm_eps");
        bare = bare.without("llm_config.num_key_value_heads").without("llm_config.rope_theta");
        bare = bare.without("llm_config.rms_norm_eps").without("llm_config.max_position_embeddings");
        bare = bare.without("llm_config.bias").without("llm_config.tie_word_embeddings");
        ModelConfig config = bare.read(temp);
        assertThat(config)
                .isEqualTo(new ModelConfig(
                        new VisionConfig(16, 2, 2, 24, 28, 7, NormKind.RMS_NORM, 1e-6, true, false),
                        new LanguageConfig(
                                Architecture.INTERNLM2,
                                272,
                                32,
                                2,
                                4,
                                4,
                                8,
                                40,
                                2048,
                                1e-6,
                                10_000,
                                new RopeScaling.None(),
                                true,
                                true,
                                false),
                        28,
                        0.5,
                        -1,
                        "",
                        1,
                        12,
                        true,
                        "bfloat16"));
    }

    @Test
    void null_is_as_good_as_missing() throws IOException {
        ModelConfig missing =
                tiny.without("llm_config.rope_theta").without("use_thumbnail").read(temp);
        TinyConfig nulls = tiny.with("llm_config.rope_theta", NullNode.getInstance())
                .with("use_thumbnail", NullNode.getInstance())
                .with("llm_config.rope_scaling", NullNode.getInstance());
        assertThat(nulls.read(temp)).isEqualTo(missing);
    }

    @ParameterizedTest
    @EnumSource
    void biases_are_those_of_the_architecture(Architecture architecture) throws IOException {
        TinyConfig config = TinyConfig.of(architecture).without("llm_config.bias");
        LanguageConfig plain = config.read(temp).language();
        assertThat(plain.architecture()).isEqualTo(architecture);
        assertThat(plain.qkvBias()).isEqualTo(architecture != Architecture.LLAMA);
        assertThat(plain.outputBias()).isEqualTo(architecture == Architecture.INTERNLM2);
        LanguageConfig biased =
                config.with("llm_config.attention_bias", true).read(temp).language();
        assertThat(biased.qkvBias()).isTrue();
        assertThat(biased.outputBias()).isEqualTo(architecture != Architecture.QWEN2);
    }

    @Test
    void scaling_of_positions_is_read_under_either_name() throws IOException {
        String key = "llm_config.rope_scaling";
        assertThat(tiny.with(key, Map.of("type", "dynamic", "factor", 2.5))
                        .read(temp)
                        .language()
                        .ropeScaling())
                .isEqualTo(new RopeScaling.Dynamic(2.5));
        assertThat(tiny.with(key, Map.of("rope_type", "linear", "factor", 4))
                        .read(temp)
                        .language()
                        .ropeScaling())
                .isEqualTo(new RopeScaling.Linear(4));
        assertThat(tiny.with(key, Map.of("rope_type", "default"))
                        .read(temp)
                        .language()
                        .ropeScaling())
                .isEqualTo(new RopeScaling.None());
        assertRefused(tiny.with(key, Map.of("type", "yarn", "factor", 2)))
                .hasMessageContainingAll("rope_scaling.type", "yarn");
        assertRefused(tiny.with(key, Map.of("factor", 2))).hasMessageContaining("rope_scaling.type");
        assertRefused(tiny.with(key, "dynamic")).hasMessageContainingAll("rope_scaling", "dynamic");
        for (Object factor : new Object[] {0.5, 0, -1, 1e7, "2"}) {
            assertRefused(tiny.with(key, Map.of("type", "dynamic", "factor", factor)))
                    .hasMessageContainingAll("rope_scaling.factor", String.valueOf(factor));
        }
    }

    @Test
    void a_number_that_is_missing_or_none_is_named_with_its_section() throws IOException {
        for (String key : NUMBERS) {
            assertRefused(tiny.without(key)).hasMessageContainingAll(key, "whole number", "none");
            for (Object odd : new Object[] {"12", 1.5, true, List.of(4), 5_000_000_000L}) {
                assertRefused(tiny.with(key, odd)).hasMessageContainingAll(key, "whole number");
            }
        }
    }

    @Test
    void numbers_out_of_range_are_named_with_their_section() throws IOException {
        for (String key : NUMBERS) {
            String section = key.substring(0, key.indexOf('.'));
            for (int odd : new int[] {0, -1, Integer.MIN_VALUE, (1 << 24) + 1}) {
                assertRefused(tiny.with(key, odd)).hasMessageContaining(section);
            }
        }
    }

    @Test
    void numbers_that_do_not_fit_each_other_are_told_with_both() throws IOException {
        assertRefused(tiny.with("vision_config.num_attention_heads", 3)).hasMessageContainingAll("hidden_size 16", "3");
        assertRefused(tiny.with("vision_config.patch_size", 5)).hasMessageContainingAll("image_size 28", "5");
        assertRefused(tiny.with("force_image_size", 56)).hasMessageContainingAll("force_image_size 56", "28");
        assertRefused(tiny.with("llm_config.num_key_value_heads", 3))
                .hasMessageContainingAll("num_attention_heads 4", "3");
        assertRefused(tiny.with("llm_config.head_dim", 7)).hasMessageContaining("7");
        assertRefused(tiny.with("llm_config.num_attention_heads", 64)).hasMessageContaining("llm_config");
        for (double ratio : new double[] {0, -0.5, 2, 0.3, 0.4, 1.0 / 3, 1e-300}) {
            assertRefused(tiny.with("downsample_ratio", ratio)).hasMessageContaining("downsample_ratio");
        }
        for (int layer : new int[] {0, 1, -3, Integer.MIN_VALUE}) {
            assertRefused(tiny.with("select_layer", layer))
                    .hasMessageContainingAll("select_layer", String.valueOf(layer));
        }
        assertRefused(tiny.with("min_dynamic_patch", 0)).hasMessageContaining("min_dynamic_patch");
        assertRefused(tiny.with("max_dynamic_patch", 0)).hasMessageContaining("max_dynamic_patch");
        assertRefused(tiny.with("llm_config.rope_theta", 1)).hasMessageContaining("rope_theta");
        assertRefused(tiny.with("llm_config.rms_norm_eps", 0)).hasMessageContaining("rms_norm_eps");
        assertRefused(tiny.with("vision_config.layer_norm_eps", -1)).hasMessageContaining("layer_norm_eps");
    }

    @Test
    void what_would_change_the_computation_in_an_unknown_way_is_refused_by_name() throws IOException {
        for (String[] odd : new String[][] {
            {"model_type", "llava"},
            {"ps_version", "v1"},
            {"vision_config.hidden_act", "relu"},
            {"vision_config.norm_type", "batch_norm"},
            {"llm_config.hidden_act", "gelu"}
        }) {
            assertRefused(tiny.with(odd[0], odd[1])).hasMessageContainingAll(odd);
        }
        assertRefused(tiny.with("vision_config.num_channels", 4))
                .hasMessageContainingAll("vision_config.num_channels", "4");
        assertRefused(tiny.with("llm_config.use_sliding_window", true))
                .hasMessageContaining("llm_config.use_sliding_window");
        assertRefused(tiny.with("llm_config.architectures", List.of("Phi3ForCausalLM")))
                .hasMessageContainingAll("llm_config.architectures", "Phi3ForCausalLM", "InternLM2ForCausalLM");
        for (Object odd : new Object[] {List.of(), "InternLM2ForCausalLM", List.of(1), 5}) {
            assertRefused(tiny.with("llm_config.architectures", odd)).hasMessageContaining("llm_config.architectures");
        }
        assertRefused(tiny.without("llm_config.architectures")).hasMessageContaining("llm_config.architectures");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model_type",
                "ps_version",
                "template",
                "torch_dtype",
                "vision_config.hidden_act",
                "vision_config.norm_type",
                "llm_config.hidden_act"
            })
    void texts_of_another_kind_are_refused_by_name(String key) throws IOException {
        for (Object odd : new Object[] {5, true, List.of("a"), Map.of()}) {
            assertRefused(tiny.with(key, odd)).hasMessageContainingAll(key, "a text");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "use_thumbnail",
                "vision_config.qk_normalization",
                "vision_config.qkv_bias",
                "llm_config.bias",
                "llm_config.tie_word_embeddings",
                "llm_config.use_sliding_window"
            })
    void flags_are_true_or_false(String key) throws IOException {
        for (Object odd : new Object[] {0, "true", List.of(), Map.of("a", true)}) {
            assertRefused(tiny.with(key, odd)).hasMessageContainingAll(key, "true or false");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "downsample_ratio",
                "vision_config.layer_norm_eps",
                "llm_config.rope_theta",
                "llm_config.rms_norm_eps"
            })
    void real_numbers_are_numbers(String key) throws IOException {
        for (Object odd : new Object[] {"0.5", true, List.of(1)}) {
            assertRefused(tiny.with(key, odd)).hasMessageContainingAll(key, "a number");
        }
        JsonNode huge = JsonMapper.shared().readTree("1e9999");
        assertRefused(tiny.with(key, huge)).hasMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vision_config", "llm_config"})
    void sections_are_objects(String section) throws IOException {
        assertRefused(tiny.without(section)).hasMessageContainingAll(section, "an object", "none");
        for (Object odd : new Object[] {1, "text", List.of(Map.of())}) {
            assertRefused(tiny.with(section, odd)).hasMessageContainingAll(section, "an object");
        }
    }

    @Test
    void what_is_no_json_is_told_with_the_file() throws IOException {
        for (String text :
                new String[] {"", " ", "{", "}", "[]", "null", "7", "{\"model_type\":", "{}{}", "\u0000", "<html>"}) {
            Files.writeString(temp.resolve("config.json"), text);
            assertThatThrownBy(() -> ConfigReader.read(temp))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("config.json");
        }
        Files.writeString(temp.resolve("config.json"), "{\"a\":" + "[".repeat(200_000));
        assertThatThrownBy(() -> ConfigReader.read(temp)).isInstanceOf(ConfigException.class);
    }

    @Test
    void a_missing_file_and_a_huge_one_are_told() throws IOException {
        assertThatThrownBy(() -> ConfigReader.read(temp.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        temp.resolve("none").resolve("config.json").toString());
        byte[] spaces = new byte[10_000_001];
        Arrays.fill(spaces, (byte) ' ');
        Files.write(temp.resolve("config.json"), spaces);
        assertThatThrownBy(() -> ConfigReader.read(temp))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("10000001");
    }

    @Test
    void damaged_files_are_read_or_refused_and_nothing_else() throws IOException {
        byte[] whole = Files.readAllBytes(tiny.write(temp));
        Random random = new Random(1);
        String odd = "{}[]\",:0919.-e tfn\\";
        int refused = 0;
        for (int round = 0; round < 800; round++) {
            byte[] damaged =
                    random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] =
                        odd.getBytes(StandardCharsets.UTF_8)[random.nextInt(odd.length())];
            }
            Files.write(temp.resolve("config.json"), damaged);
            try {
                assertThat(ConfigReader.read(temp).language().vocabulary()).isPositive();
            } catch (ConfigException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }
}
