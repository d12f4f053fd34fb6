package org.multispa.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Subtask;
import org.multispa.model.WeightKind;
import org.multispa.training.config.TrainConfig.Length;
import org.multispa.training.config.TrainConfig.Optimizer;
import org.multispa.training.config.TrainConfig.Saving;
import org.multispa.training.mixture.MixtureSet;
import org.multispa.training.mixture.Source;
import org.multispa.training.optimizer.AdamWSettings;
import org.multispa.training.parameters.LoraSettings;
import org.multispa.training.parameters.Selection;
import org.multispa.training.parameters.Selection.Part;

final class TrainConfigFileTest {
    private static final String LEAST = """
            model: base
            output: ../out
            data: {sets: [{name: a, conversations: a.jsonl}]}
            """;

    @TempDir
    private Path folder;

    private TrainConfig read(String yaml) throws IOException {
        return TrainConfigFile.read(Files.writeString(folder.resolve("train.yaml"), yaml));
    }

    @Test
    void what_is_not_said_is_as_in_the_paper() throws IOException {
        TrainConfig config = read(LEAST);
        assertThat(config.selection()).isEqualTo(Selection.lora(new LoraSettings(16, 32, 0.05, Set.of())));
        assertThat(config.optimizer())
                .isEqualTo(new Optimizer(new AdamWSettings(0.9, 0.999, 1e-8, 0.05), 4e-5, 0.03, 1));
        assertThat(config.length()).isEqualTo(new Length(1, Optional.empty()));
        assertThat(config.saving()).isEqualTo(new Saving(500, 2));
        assertThat(config.batch().samples()).isEqualTo(8);
        assertThat(config.batch().tokens()).isEqualTo(8192);
        assertThat(config.batch().tiles()).isEqualTo(6);
        assertThat(config.heldOut()).isEmpty();
        assertThat(config.recompute()).isTrue();
        assertThat(config.seed()).isZero();
        assertThat(config.load().device()).isEqualTo("cpu");
        assertThat(config.load().weights()).isEmpty();
    }

    @Test
    void relative_paths_start_at_the_folder_of_the_file() throws IOException {
        TrainConfig config = read(LEAST);
        Path here = folder.toAbsolutePath().normalize();
        assertThat(config.model()).isEqualTo(here.resolve("base"));
        assertThat(config.output()).isEqualTo(here.resolveSibling("out"));
        assertThat(config.data().sets())
                .containsExactly(
                        new MixtureSet("a", new Source.Conversations(here.resolve("a.jsonl"), Optional.empty())));
        Path absolute = Path.of("/data/base");
        assertThat(read(LEAST.replace("base", absolute.toString())).model()).isEqualTo(absolute);
    }

    @Test
    void everything_can_be_said() throws IOException {
        TrainConfig config = read("""
                model: base
                output: out
                seed: -5
                weights: bf16
                compute: fp32
                device: cuda:1
                recompute: false
                train:
                  whole: [projector, vision]
                  lora: {rank: 4, alpha: 5.5, dropout: 0, targets: [wqkv, w2]}
                data:
                  sets:
                    - {name: ours, dataset: d, images: i, subtasks: [depth-comparison-dot], splits: [train], repeat: 0.5, cap: 9}
                    - {name: marks, dataset: d, lesson: marks}
                    - {name: talk, conversations: t.jsonl, images: i, repeat: 3}
                optimizer: {beta1: 0.8, beta2: 0.9, epsilon: 1.0e-6, weight_decay: 0, rate: 0.5, warmup: 0.25, clip: 2}
                batch: {samples: 3, tokens_at_once: 4, tokens: 5, tiles: 2, window: 7, workers: 1, ahead: 8, cache_mib: 9}
                epochs: 2.5
                steps: 77
                checkpoint: {every: 5, keep: 6}
                held_out: {every: 4, samples: 3, sets: [{name: h, conversations: h.jsonl}]}
                """.replace("depth-comparison-dot", Subtask.DEPTH_COMPARISON_DOT.id()));
        Path here = folder.toAbsolutePath().normalize();
        assertThat(config.seed()).isEqualTo(-5);
        assertThat(config.load().weights()).contains(WeightKind.BF16);
        assertThat(config.load().compute()).contains(WeightKind.F32);
        assertThat(config.load().device()).isEqualTo("cuda:1");
        assertThat(config.on("cuda:3").load().device()).isEqualTo("cuda:3");
        assertThat(config.recompute()).isFalse();
        assertThat(config.selection())
                .isEqualTo(new Selection(
                        Optional.of(new LoraSettings(4, 5.5, 0, Set.of("w2", "wqkv"))),
                        Set.of(Part.VISION, Part.PROJECTOR)));
        assertThat(config.data().sets())
                .containsExactly(
                        new MixtureSet(
                                "ours",
                                new Source.DataFolder(
                                        here.resolve("d"),
                                        Optional.of(here.resolve("i")),
                                        Set.of(Subtask.DEPTH_COMPARISON_DOT),
                                        Set.of("train"),
                                        Source.Lesson.QUESTIONS),
                                0.5,
                                OptionalLong.of(9)),
                        new MixtureSet(
                                "marks",
                                new Source.DataFolder(
                                        here.resolve("d"), Optional.empty(), Set.of(), Set.of(), Source.Lesson.MARKS)),
                        new MixtureSet(
                                "talk",
                                new Source.Conversations(here.resolve("t.jsonl"), Optional.of(here.resolve("i"))),
                                3,
                                OptionalLong.empty()));
        assertThat(config.optimizer()).isEqualTo(new Optimizer(new AdamWSettings(0.8, 0.9, 1e-6, 0), 0.5, 0.25, 2));
        assertThat(config.batch()).isEqualTo(new TrainConfig.Batching(3, 4, 5, 2, 7, 1, 8, 9L << 20));
        assertThat(config.length()).isEqualTo(new Length(2.5, Optional.of(77L)));
        assertThat(config.saving()).isEqualTo(new Saving(5, 6));
        assertThat(config.heldOut().orElseThrow().every()).isEqualTo(4);
        assertThat(config.heldOut().orElseThrow().samples()).isEqualTo(3);
    }

    @Test
    void alpha_is_twice_the_rank_unless_said() throws IOException {
        assertThat(read(LEAST + "train: {lora: {rank: 5}}")
                        .selection()
                        .lora()
                        .orElseThrow()
                        .alpha())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learning_rate: 1 | learning_rate is not known here",
                "optimizer: {rat: 1} | optimizer.rat is not known here; known are beta1",
                "optimizer: {rate: fast} | optimizer.rate: expected a number, found \"fast\"",
                "optimizer: {rate: .nan} | optimizer.rate: expected a number",
                "optimizer: {rate: -1} | optimizer: expected a rate above 0, found -1",
                "optimizer: {warmup: 2} | optimizer: expected a warm-up from 0 to 1",
                "optimizer: {clip: 0} | optimizer: expected a longest gradient above 0",
                "optimizer: {beta2: 1} | optimizer: expected beta2",
                "optimizer: 3 | optimizer. expected keys with values, found 3",
                "optimizer: | optimizer. expected keys with values, found null",
                "batch: {samples: 0} | batch.samples: expected a whole number of at least 1, found 0",
                "batch: {samples: 1.5} | batch.samples: expected a whole number",
                "batch: {tokens: 3000000000} | batch.tokens: expected a whole number below",
                "batch: {workers: 5000} | batch: expected 1 to 1024 workers, found 5000",
                "batch: {samples: 4000000, window: 4000000} | batch: expected at most",
                "steps: many | steps: expected a whole number of at least 1, found \"many\"",
                "steps: 99999999999999999999 | steps: expected a whole number",
                "epochs: 0 | expected epochs above 0",
                "recompute: perhaps | recompute: expected true or false",
                "weights: fp8 | weights: expected bf16 or fp32, found fp8",
                "train: {whole: [head]} | train: whole: expected vision, projector or language, found head",
                "train: {whole: vision} | train.whole: expected a list of texts",
                "train: {whole: [1]} | train.whole: expected a list of texts",
                "train: {} | expected LoRA or a part of the model to train, found neither",
                "train: {whole: [language], lora: {}} | train: expected either LoRA on the language model or all of it",
                "train: {lora: {rank: 0}} | train.lora.rank: expected a whole number of at least 1",
                "train: {lora: {dropout: 1}} | train.lora: expected a LoRA dropout",
                "train: {lora: {alpha: 0}} | train.lora: expected a LoRA alpha above 0",
                "checkpoint: {keep: 0} | checkpoint.keep: expected",
                "checkpoint: {evry: 5} | checkpoint.evry is not known here",
                "held_out: {sets: [{name: h}]} | held_out.sets[0].conversations: expected a text, found nothing",
                "held_out: {evry: 5, sets: [{name: h, conversations: x}]} | held_out.evry is not known here",
                "seed: 1, 2 | seed: expected a whole number"
            })
    void what_is_wrong_is_named_with_its_file(String line, String part) {
        assertWrong(LEAST + line, part);
    }

    private void assertWrong(String yaml, String part) {
        assertThatThrownBy(() -> read(yaml))
                .as(yaml)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("train.yaml").toString())
                .hasMessageContaining(part);
    }

    @Test
    void wrong_data_is_named() {
        String head = "model: m\noutput: o\n";
        assertWrong(head, "data: expected a section that says what to train on, found nothing");
        assertWrong(head + "data: {}", "data");
        assertWrong(head + "data: {sets: 3}", "data.sets: expected a list, found 3");
        assertWrong(head + "data: {sets: [3]}", "data.sets[0]. expected keys with values, found 3");
        assertWrong(head + "data: {sets: [{conversations: a}]}", "data.sets[0].name: expected a text, found nothing");
        assertWrong(head + "data: {sets: [{name: a, conversations: a, repeat: 0}]}", "data.sets[0]: set 'a': expected");
        assertWrong(head + "data: {sets: [{name: a, conversations: a, cap: 0}]}", "data.sets[0].cap: expected");
        assertWrong(head + "data: {sets: [{name: a, conversations: a, splits: [x]}]}", "data.sets[0].splits is not");
        assertWrong(head + "data: {sets: [{name: a, conversations: a, lesson: marks}]}", "data.sets[0].lesson is not");
        assertWrong(
                head + "data: {sets: [{name: a, dataset: a, lesson: letters}]}",
                "data.sets[0]: lesson: expected questions, marks or places, found letters");
        assertWrong(
                head + "data: {sets: [{name: a, dataset: a, subtasks: [guess]}]}",
                "data.sets[0]: there is no subtask 'guess'");
        assertWrong(head + "data: {sets: [{name: a, conversations: a}, {name: a, conversations: b}]}", "data: ");
        assertWrong("output: o\ndata: {}", "model: expected a text, found nothing");
        assertWrong("model: ''\noutput: o\ndata: {}", "model: expected a text, found \"\"");
    }

    @Test
    void what_is_not_yaml_or_too_large_is_refused() {
        assertWrong("", "expected keys with values");
        assertWrong("- a\n- b\n", "expected keys with values");
        assertWrong("model: [", "not YAML");
        assertWrong("\u0000", "not YAML");
        assertWrong("model: a\nmodel: b\n", "not YAML");
        assertWrong("# " + "x".repeat(1 << 20), "expected at most 1048576 bytes");
        assertThatThrownBy(() -> TrainConfigFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.yaml");
    }
}
