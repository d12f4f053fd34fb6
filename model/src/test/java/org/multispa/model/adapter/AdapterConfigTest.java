package org.multispa.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdapterConfigTest {
    /// All keys of a late version.
    private static final String LATE = """
            {
              "alora_invocation_tokens": null, "alpha_pattern": {}, "arrow_config": null, "auto_mapping": null,
              "base_model_name_or_path": "some/model", "bias": "none", "corda_config": null,
              "ensure_weight_tying": false, "eva_config": null, "exclude_modules": null, "fan_in_fan_out": false,
              "inference_mode": true, "init_lora_weights": true, "kasa_config": null, "layer_replication": null,
              "layers_pattern": null, "layers_to_transform": null, "loftq_config": {}, "lora_alpha": 32,
              "lora_bias": false, "lora_dropout": 0.05, "lora_ga_config": null, "megatron_config": null,
              "megatron_core": "megatron.core", "modules_to_save": null, "monteclora_config": null,
              "peft_type": "LORA", "peft_version": "0.21.0", "qalora_group_size": 16, "r": 16, "rank_pattern": {},
              "revision": null, "target_modules": ["wqkv", "w1"], "target_parameters": null,
              "task_type": "CAUSAL_LM", "trainable_token_indices": null, "use_bdlora": null, "use_dora": false,
              "use_qalora": false, "use_rslora": false, "velora_config": null
            }
            """;

    /// All keys of an early version.
    private static final String EARLY = """
            {
              "base_model_name_or_path": "some/model", "bias": "none", "fan_in_fan_out": false,
              "inference_mode": true, "init_lora_weights": true, "lora_alpha": 32.0, "lora_dropout": 0.05,
              "modules_to_save": null, "peft_type": "LORA", "r": 16, "target_modules": ["wqkv", "w1"],
              "task_type": "CAUSAL_LM"
            }
            """;

    @TempDir
    private Path temp;

    private AdapterConfig read(String json) throws IOException {
        return AdapterConfigJson.read(Files.writeString(temp.resolve("adapter_config.json"), json));
    }

    private void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .as(reason)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("adapter_config.json", reason);
    }

    @Test
    void files_of_early_and_late_versions_say_the_same() throws IOException {
        AdapterConfig expected =
                new AdapterConfig(16, 32, 0.05, false, Optional.of("some/model"), List.of("wqkv", "w1"));
        assertThat(read(LATE)).isEqualTo(expected);
        assertThat(read(EARLY)).isEqualTo(expected);
        assertThat(expected.scale()).isEqualTo(2);
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        for (boolean isStabilised : new boolean[] {false, true}) {
            for (double alpha : new double[] {32, 0.5, 1e-7, 3e9}) {
                AdapterConfig config = new AdapterConfig(
                        7, alpha, 0.125, isStabilised, Optional.of("Jos\u00e9's \"model\"\\n"), List.of("a", "mlp1.1"));
                assertThat(read(new String(AdapterConfigJson.write(config), StandardCharsets.UTF_8)))
                        .isEqualTo(config);
            }
        }
        AdapterConfig stabilised = new AdapterConfig(16, 32, 0, true, Optional.empty(), List.of());
        assertThat(stabilised.scale()).isCloseTo(8, within(1e-12));
    }

    @Test
    void targets_may_be_an_expression_or_absent() throws IOException {
        assertThat(read(EARLY.replace("[\"wqkv\", \"w1\"]", "\".*wqkv\"")).targets())
                .containsExactly(".*wqkv");
        assertThat(read(EARLY.replace("[\"wqkv\", \"w1\"]", "null")).targets()).isEmpty();
        assertThat(read(EARLY.replace("\"some/model\"", "null")).base()).isEmpty();
        assertThat(read(EARLY.replace("\"some/model\"", "17")).base()).isEmpty();
    }

    @Test
    void everything_but_plain_low_rank_is_refused_by_key() {
        for (String[] asked : new String[][] {
            {"\"alora_invocation_tokens\": null", "\"alora_invocation_tokens\": [1, 2]"},
            {"\"arrow_config\": null", "\"arrow_config\": {\"top_k\": 2}"},
            {"\"kasa_config\": null", "\"kasa_config\": {\"beta\": 2}"},
            {"\"layer_replication\": null", "\"layer_replication\": [[0, 4], [2, 5]]"},
            {"\"lora_bias\": false", "\"lora_bias\": true"},
            {"\"target_parameters\": null", "\"target_parameters\": [\"experts.w1\"]"},
            {"\"trainable_token_indices\": null", "\"trainable_token_indices\": [5]"},
            {"\"use_bdlora\": null", "\"use_bdlora\": {\"blocks\": 2}"},
            {"\"use_dora\": false", "\"use_dora\": true"},
            {"\"use_qalora\": false", "\"use_qalora\": true"},
            {"\"fan_in_fan_out\": false", "\"fan_in_fan_out\": true"},
            {"\"rank_pattern\": {}", "\"rank_pattern\": {\"w1\": 8}"},
            {"\"alpha_pattern\": {}", "\"alpha_pattern\": {\"w1\": 8}"},
            {"\"bias\": \"none\"", "\"bias\": \"lora_only\""},
            {"\"peft_type\": \"LORA\"", "\"peft_type\": \"ADALORA\""}
        }) {
            assertThat(LATE).contains(asked[0]);
            assertRefused(LATE.replace(asked[0], asked[1]), asked[1].substring(1, asked[1].indexOf('"', 1)));
        }
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertRefused(LATE.replace("\"r\": 16", "\"r\": 0"), "r and lora_alpha above 0, found 0");
        assertRefused(LATE.replace("\"r\": 16", "\"r\": 99999999999"), "r and lora_alpha above 0");
        assertRefused(LATE.replace("\"lora_alpha\": 32", "\"lora_alpha\": -1"), "found 16 and -1");
        assertRefused(LATE.replace("\"lora_dropout\": 0.05", "\"lora_dropout\": 1.5"), "lora_dropout");
        for (double alpha : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdapterConfig(1, alpha, 0, false, Optional.empty(), List.of()));
        }
    }

    @Test
    void published_names_are_found_under_any_prefix() {
        String layer = "model.layers.3.attention.wo";
        for (String name : List.of(
                layer,
                "language_model." + layer,
                "base_model.model." + layer,
                "base_model.model.language_model." + layer)) {
            assertThat(AdapterFiles.published(name)).isEqualTo("language_model." + layer);
        }
        assertThat(AdapterFiles.published(AdapterFiles.inLanguage("language_model." + layer)))
                .isEqualTo("language_model." + layer);
        for (String name : List.of("vision_model.encoder.layers.0.mlp.fc1", "mlp1.3", "language_model.output")) {
            assertThat(AdapterFiles.published(AdapterFiles.inWhole(name))).isEqualTo(name);
        }
        assertThat(AdapterFiles.isOfLanguage("mlp1.3")).isFalse();
        assertThat(AdapterFiles.target("mlp1.3")).isEqualTo("mlp1.3");
        assertThat(AdapterFiles.target("language_model.output")).isEqualTo("output");
    }
}
