package org.multispa.evaluation.backend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluated;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Prompt;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.run.Source;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.checkpoint.Deviation;
import org.multispa.model.checkpoint.ModelMaker;
import org.multispa.model.tokens.Tokenizers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small model of random weights, asked directly and through a server.
final class LocalModelTest {
    private static final String CONFIG = """
            {"model_type": "internvl_chat", "force_image_size": 16, "template": "internlm2-chat",
             "max_dynamic_patch": 4, "torch_dtype": "float32",
             "vision_config": {"hidden_size": 16, "num_attention_heads": 2, "num_hidden_layers": 1,
              "intermediate_size": 32, "image_size": 16, "patch_size": 4, "norm_type": "layer_norm",
              "qk_normalization": false, "qkv_bias": true},
             "llm_config": {"architectures": ["InternLM2ForCausalLM"], "vocab_size": 272, "hidden_size": 32,
              "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4,
              "num_key_value_heads": 2, "max_position_embeddings": 2000, "bias": false}}
            """;
    private static final int TOKENS = 16;
    private static final List<Sample> SAMPLES = BenchFolder.questions(5, 2);

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        model(made.resolve("model"), 5);
        BenchFolder.write(made.resolve("bench"), SAMPLES);
        Random random = new Random(6);
        try (Stream<Path> images = Files.walk(made.resolve("bench/images"))) {
            for (Path file : images.filter(Files::isRegularFile).sorted().toList()) {
                byte[] rgb = new byte[3 * 40 * 30];
                random.nextBytes(rgb);
                Files.write(file, Jpeg.encode(new RgbImage(40, 30, rgb), 90));
            }
        }
    }

    private static Path model(Path out, long seed) throws IOException {
        Path shape = Files.createDirectories(out.resolveSibling("shape" + seed));
        Files.writeString(shape.resolve("config.json"), CONFIG);
        Tokenizers.writeByteLevel(shape);
        Map<String, Path> tokenizer = new LinkedHashMap<>();
        Tokenizers.files(shape).forEach(file -> tokenizer.put(file.getFileName().toString(), file));
        new ModelMaker(shape.resolve("config.json"), seed, WeightKind.F32, Deviation.of(0.3), 1 << 30)
                .write(out, tokenizer, _ -> {});
        return out;
    }

    private static LocalModel local(Path folder, int batch) {
        return new LocalModel(folder, Optional.empty(), OptionalInt.of(3), LoadOptions.f32(), batch, TOKENS);
    }

    private Evaluated evaluate(String run, Backend backend) throws IOException, InterruptedException {
        return new Evaluator(Benchmark.open(made.resolve("bench")), folder.resolve(run), 0, _ -> {})
                .evaluate(new Source.Asked(backend, Prompt.PLAIN));
    }

    /// What was said, by sample.
    private Map<String, String> said(String run) throws IOException {
        Map<String, String> said = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(run).resolve(Run.ANSWERS_FILE))) {
            JsonNode tree = JsonMapper.shared().readTree(line);
            said.put(tree.path("id").stringValue(), tree.path("text").stringValue());
        }
        return said;
    }

    @Test
    void the_same_model_gives_the_same_answers_and_scores_here_and_through_a_server() throws Exception {
        Evaluated here;
        try (Backend backend = local(made.resolve("model"), 4).open()) {
            here = evaluate("here", backend);
        }
        assertThat(here.unanswered()).isZero();
        assertThat(here.usage().outputTokens()).isPositive();
        ServedModel served = new ServedModel(local(made.resolve("model"), 2));
        Evaluated there;
        try (Backend backend = served.open()) {
            assertThat(backend.name()).isEqualTo(served.model().name());
            assertThat(backend.parameters())
                    .containsOnlyKeys(served.parameters().keySet())
                    .containsEntry("served", true);
            there = evaluate("there", backend);
        }
        assertThat(there.unanswered()).isZero();
        assertThat(said("there")).hasSize(SAMPLES.size()).isEqualTo(said("here"));
        assertThat(said("here").values().stream().distinct().count())
                .as("answers differ")
                .isGreaterThan(10);
        assertThat(there.run().items()).isEqualTo(here.run().items());
        assertThat(there.usage().inputTokens()).isEqualTo(here.usage().inputTokens());
    }

    @Test
    void answers_do_not_depend_on_the_batch() throws Exception {
        for (int batch : new int[] {1, 7}) {
            try (Backend backend = local(made.resolve("model"), batch).open()) {
                assertThat(backend.concurrency()).isEqualTo(2 * batch);
                evaluate("batch" + batch, backend);
            }
        }
        assertThat(said("batch7")).isEqualTo(said("batch1"));
    }

    @Test
    void names_tell_models_and_adapters_apart_and_follow_their_contents() throws IOException {
        Path model = made.resolve("model");
        String name = local(model, 1).name();
        assertThat(name).matches("model@[0-9a-f]{8}");
        assertThat(local(model, 8).name()).isEqualTo(name);
        Path other = model(folder.resolve("model"), 6);
        assertThat(local(other, 1).name()).matches("model@[0-9a-f]{8}").isNotEqualTo(name);
        Path adapter = Files.createDirectories(folder.resolve("tuned"));
        Files.writeString(adapter.resolve("adapter_config.json"), "{}");
        Files.write(adapter.resolve("adapter_model.safetensors"), new byte[] {1});
        LocalModel tuned =
                new LocalModel(model, Optional.of(adapter), OptionalInt.empty(), LoadOptions.f32(), 1, TOKENS);
        String first = tuned.name();
        assertThat(first).matches(name + "\\+tuned@[0-9a-f]{8}");
        Files.write(adapter.resolve("adapter_model.safetensors"), new byte[] {2});
        String second = tuned.name();
        assertThat(second).isNotEqualTo(first);
        Files.writeString(adapter.resolve("README.md"), "does not matter");
        assertThat(tuned.name()).isEqualTo(second);
    }

    @Test
    void a_change_anywhere_in_large_weights_of_another_model_is_seen_and_other_files_do_not_count() throws IOException {
        Random random = new Random(7);
        byte[] weights = new byte[3 << 20];
        random.nextBytes(weights);
        Path one = Files.createDirectories(folder.resolve("one"));
        Files.write(one.resolve("model.safetensors"), weights);
        String before = Fingerprint.of(one);
        for (int block = 0; block < 20; block++) {
            byte[] tuned = weights.clone();
            int from = random.nextInt(2 << 20);
            for (int i = from; i < from + (1 << 17); i++) {
                tuned[i]++;
            }
            Files.write(one.resolve("model.safetensors"), tuned);
            assertThat(Fingerprint.of(one)).isNotEqualTo(before);
        }
        Files.write(one.resolve("model.safetensors"), weights);
        Files.writeString(one.resolve("notes.txt"), "x");
        assertThat(Fingerprint.of(one)).isEqualTo(before);
        Files.writeString(one.resolve("tokenizer.model"), "x");
        assertThat(Fingerprint.of(one)).isNotEqualTo(before);
    }

    @Test
    void tokens_of_images_are_known_before_the_model_is_loaded() throws Exception {
        LocalModel model = local(made.resolve("model"), 1);
        try (Assistant assistant = Assistant.load(made.resolve("model"), Optional.empty(), LoadOptions.f32(), 3)) {
            for (ImageSize size : List.of(new ImageSize(40, 30), new ImageSize(300, 20), new ImageSize(16, 16))) {
                assertThat(model.imageTokens().applyAsLong(size)).isEqualTo(assistant.tokens(size));
            }
        }
        assertThat(model.parameters())
                .containsEntry("max_tiles", 3)
                .containsEntry("dtype", "f32")
                .containsEntry("device", "cpu");
    }

    @Test
    void what_cannot_be_asked_fails_alone_and_a_closed_model_ends_the_run() throws Exception {
        Backend backend = local(made.resolve("model"), 2).open();
        assertThatThrownBy(() -> backend.ask(new Ask("q", "<image>?", List.of(new byte[] {1, 2}))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> backend.ask(new Ask("q", "<image> <image>", List.of(image()))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("question 'q'");
        assertThat(backend.ask(new Ask("q", "<image>?", List.of(image())))
                        .usage()
                        .inputTokens())
                .isPositive();
        backend.close();
        assertThatThrownBy(() -> backend.ask(new Ask("q", "?", List.of()))).hasMessageContaining("was closed");
    }

    private static byte[] image() {
        return Jpeg.encode(new RgbImage(20, 20, new byte[1200]), 90);
    }

    @Test
    void many_questions_at_once_are_all_answered() throws Exception {
        try (Backend backend = local(made.resolve("model"), 3).open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String text = "Question " + i % 5;
                answers.add(threads.submit(
                        () -> backend.ask(new Ask("q", text, List.of())).text()));
            }
            for (int i = 5; i < 30; i++) {
                assertThat(answers.get(i).get()).isEqualTo(answers.get(i % 5).get());
            }
        }
    }

    @Test
    void folders_that_are_none_are_told() {
        assertThatThrownBy(() -> local(folder.resolve("none"), 1).name())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected a model folder, found no such folder");
        assertThatThrownBy(() -> local(folder, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
