package org.multispa.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.model.InternVl;
import org.multispa.model.config.Architecture;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;

final class LanguageModelTest {
    private static final double SAME = 2e-5;

    @TempDir
    private Path temp;

    static Stream<String> kinds() {
        return LanguageModels.all().keySet().stream();
    }

    private TinyModel model(String kind) throws IOException {
        TinyConfig config = LanguageModels.one(kind);
        return TinyModel.random(temp.resolve(kind), config, kind.hashCode());
    }

    private static int[] ids(InternVl model, long seed, int count) {
        return Plain.ids(new Random(seed), count, model.config().language().vocabulary());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_computes_what_loops_in_double_precision_compute(String kind) throws IOException {
        TinyModel tiny = model(kind);
        try (InternVl model = tiny.load()) {
            int[] ids = ids(model, 1, 9);
            PlainDecoder plain = new PlainDecoder(tiny);
            double[][] expected = plain.logits(plain.embed(ids));
            double[] computed = Plain.wide(LanguageModels.logits(model, ids));
            double[] flat =
                    Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray();
            assertThat(Plain.difference(computed, flat)).isLessThan(1e-4);
            assertThat(Arrays.stream(flat).map(Math::abs).max().orElseThrow()).isGreaterThan(0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_comes_later_does_not_change_what_came_before(String kind) throws IOException {
        try (InternVl model = model(kind).load()) {
            int vocabulary = model.config().language().vocabulary();
            int[] ids = ids(model, 2, 14);
            float[] whole = LanguageModels.logits(model, ids);
            for (int changed : new int[] {13, 7, 1}) {
                int[] other = ids.clone();
                other[changed] = (other[changed] + 1) % vocabulary;
                float[] logits = LanguageModels.logits(model, other);
                assertThat(Plain.difference(
                                LanguageModels.rows(logits, 0, changed, vocabulary),
                                LanguageModels.rows(whole, 0, changed, vocabulary)))
                        .isLessThan(SAME);
                for (int row = changed; row < ids.length; row++) {
                    assertThat(Plain.difference(
                                    LanguageModels.rows(logits, row, row + 1, vocabulary),
                                    LanguageModels.rows(whole, row, row + 1, vocabulary)))
                            .as("row %d sees row %d", row, changed)
                            .isGreaterThan(SAME);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sequences_end_to_end_are_each_as_alone(String kind) throws IOException {
        try (InternVl model = model(kind).load()) {
            int vocabulary = model.config().language().vocabulary();
            int[][] sequences = {
                ids(model, 3, 5),
                ids(model, 4, 1),
                ids(model, 4, 1),
                ids(model, 5, 17),
                ids(model, 6, 17),
                ids(model, 7, 17)
            };
            float[] packed = LanguageModels.logits(model, sequences);
            int row = 0;
            for (int[] sequence : sequences) {
                assertThat(Plain.difference(
                                LanguageModels.rows(packed, row, row + sequence.length, vocabulary),
                                LanguageModels.logits(model, sequence)))
                        .isLessThan(SAME);
                row += sequence.length;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_cache_gives_token_by_token_what_the_whole_gives_at_once(String kind) throws IOException {
        try (InternVl model = model(kind).load();
                KvCache filled = new KvCache();
                KvCache empty = new KvCache()) {
            int vocabulary = model.config().language().vocabulary();
            int[] ids = ids(model, 6, 90);
            float[] whole = LanguageModels.logits(model, ids);
            int prompt = 5;
            assertThat(Plain.difference(
                            LanguageModels.fill(model, Arrays.copyOf(ids, prompt), filled),
                            LanguageModels.rows(whole, 0, prompt, vocabulary)))
                    .isLessThan(SAME);
            for (int i = 0; i < ids.length; i++) {
                float[] expected = LanguageModels.rows(whole, i, i + 1, vocabulary);
                assertThat(empty.length()).isEqualTo(i);
                assertThat(Plain.difference(LanguageModels.step(model, new int[] {ids[i]}, List.of(empty)), expected))
                        .as("token %d from nothing", i)
                        .isLessThan(SAME);
                if (i >= prompt) {
                    assertThat(Plain.difference(
                                    LanguageModels.step(model, new int[] {ids[i]}, List.of(filled)), expected))
                            .as("token %d after the prompt", i)
                            .isLessThan(SAME);
                }
            }
            assertThat(filled.length()).isEqualTo(ids.length);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void caches_of_different_lengths_in_one_step_are_each_as_alone(String kind) throws IOException {
        try (InternVl model = model(kind).load()) {
            int vocabulary = model.config().language().vocabulary();
            int[] lengths = {70, 1, 12};
            List<KvCache> caches =
                    Stream.generate(() -> new KvCache()).limit(lengths.length).toList();
            int[][] ids = new int[lengths.length][];
            for (int i = 0; i < lengths.length; i++) {
                ids[i] = ids(model, 7 + i, lengths[i] + 6);
                LanguageModels.fill(model, Arrays.copyOf(ids[i], lengths[i]), caches.get(i));
            }
            for (int step = 0; step < 6; step++) {
                int[] next = new int[lengths.length];
                for (int i = 0; i < lengths.length; i++) {
                    next[i] = ids[i][lengths[i] + step];
                }
                float[] together = LanguageModels.step(model, next, caches);
                for (int i = 0; i < lengths.length; i++) {
                    int at = lengths[i] + step;
                    float[] alone = LanguageModels.logits(model, Arrays.copyOf(ids[i], at + 1));
                    assertThat(Plain.difference(
                                    LanguageModels.rows(together, i, i + 1, vocabulary),
                                    LanguageModels.rows(alone, at, at + 1, vocabulary)))
                            .isLessThan(SAME);
                }
            }
            caches.forEach(KvCache::close);
        }
    }

    @Test
    void a_prompt_and_single_rows_go_together_in_one_call() throws IOException {
        try (InternVl model = model("internlm2").load();
                KvCache cache = new KvCache();
                KvCache fresh = new KvCache()) {
            int vocabulary = model.config().language().vocabulary();
            int[] old = ids(model, 11, 8);
            int[] prompt = ids(model, 12, 5);
            LanguageModels.fill(model, Arrays.copyOf(old, 7), cache);
            int[] both = new int[6];
            both[0] = old[7];
            System.arraycopy(prompt, 0, both, 1, 5);
            float[] together = LanguageModels.values(() -> model.language()
                    .logits(model.language()
                            .hidden(model.embeddings(both), List.of(Span.after(cache, 1), Span.after(fresh, 5)))));
            assertThat(Plain.difference(
                            LanguageModels.rows(together, 0, 1, vocabulary),
                            LanguageModels.rows(LanguageModels.logits(model, old), 7, 8, vocabulary)))
                    .isLessThan(SAME);
            assertThat(Plain.difference(
                            LanguageModels.rows(together, 1, 6, vocabulary), LanguageModels.logits(model, prompt)))
                    .isLessThan(SAME);
            assertThat(cache.length()).isEqualTo(8);
            assertThat(fresh.length()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_long_text_past_the_trained_length_agrees_with_the_loops(String kind) throws IOException {
        for (String type : new String[] {"dynamic", "linear"}) {
            TinyConfig config = LanguageModels.one(kind)
                    .with("llm_config.max_position_embeddings", 6)
                    .with("llm_config.rope_scaling", Map.of("type", type, "factor", 2.5));
            TinyModel tiny = TinyModel.random(temp.resolve(kind + type), config, 5);
            try (InternVl model = tiny.load()) {
                int[] ids = ids(model, 13, 15);
                PlainDecoder plain = new PlainDecoder(tiny);
                double[] expected = Arrays.stream(plain.logits(plain.embed(ids)))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
                assertThat(Plain.difference(Plain.wide(LanguageModels.logits(model, ids)), expected))
                        .as(type)
                        .isLessThan(1e-4);
            }
        }
    }

    @Test
    void the_order_of_earlier_tokens_matters() throws IOException {
        try (InternVl model = model("llama").load()) {
            int vocabulary = model.config().language().vocabulary();
            float[] one = LanguageModels.logits(model, new int[] {3, 9, 27, 81});
            float[] other = LanguageModels.logits(model, new int[] {9, 3, 27, 81});
            assertThat(Plain.difference(
                            LanguageModels.rows(one, 3, 4, vocabulary), LanguageModels.rows(other, 3, 4, vocabulary)))
                    .isGreaterThan(1e-3);
        }
    }

    @Test
    void rows_and_sequences_must_agree() throws IOException {
        try (InternVl model = model("qwen2").load();
                PointerScope _ = new PointerScope()) {
            for (int rows : new int[] {1, 2, 4}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() ->
                                model.language().hidden(model.embeddings(new int[] {1, 2, 3}), List.of(Span.of(rows))))
                        .withMessageContaining("3 rows")
                        .withMessageContaining("found " + rows);
            }
        }
    }

    @Test
    void spans_say_where_they_begin_and_refuse_what_cannot_be() throws IOException {
        try (InternVl model = model("qwen2").load();
                KvCache cache = new KvCache()) {
            assertThat(Span.of(3).start()).isZero();
            assertThat(Span.after(cache, 4).start()).isZero();
            LanguageModels.fill(model, new int[] {1, 2, 3, 4}, cache);
            assertThat(Span.after(cache, 1).start()).isEqualTo(4);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Span.after(cache, 2))
                    .withMessageContaining("one row");
            assertThatIllegalArgumentException().isThrownBy(() -> Span.of(0)).withMessageContaining("0");
        }
    }

    @Test
    void logits_are_computed_for_the_rows_asked_for_alone() throws IOException {
        try (InternVl model = model("internlm2").load()) {
            int[] ids = ids(model, 21, 10);
            int vocabulary = model.config().language().vocabulary();
            float[] last = LanguageModels.values(() -> model.language()
                    .logits(model.language()
                            .hidden(model.embeddings(ids), List.of(Span.of(10)))
                            .narrow(0, 9, 1)));
            assertThat(last).hasSize(vocabulary);
            assertThat(Plain.difference(
                            last, LanguageModels.rows(LanguageModels.logits(model, ids), 9, 10, vocabulary)))
                    .isCloseTo(0, within(SAME));
        }
    }

    @Test
    void token_ids_outside_the_vocabulary_are_refused() throws IOException {
        try (InternVl model = TinyModel.random(temp.resolve("v"), TinyConfig.of(Architecture.LLAMA), 1)
                .load()) {
            for (int id : new int[] {-1, 272, Integer.MAX_VALUE}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> model.embeddings(new int[] {0, id}))
                        .withMessageContaining(String.valueOf(id))
                        .withMessageContaining("271");
            }
        }
    }
}
