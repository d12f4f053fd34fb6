package org.multispa.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.InternVl;
import org.multispa.model.config.Architecture;
import org.multispa.model.generate.Answer.State;
import org.multispa.model.language.Span;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;

final class GenerationTest {

    @TempDir
    private Path temp;

    private InternVl model;

    @BeforeEach
    void load() throws IOException {
        model = TinyModel.random(temp, TinyConfig.of(Architecture.INTERNLM2), 4).load();
    }

    @AfterEach
    void unload() {
        model.close();
    }

    private static int[] prompt(long seed, int count) {
        return Plain.ids(new Random(seed), count, 272);
    }

    private static Answer.Limits limits(int most, Integer... ends) {
        return new Answer.Limits(most, Set.of(ends));
    }

    private Answer start(
            Generation generation, int[] prompt, TokenChoice choice, Answer.Limits limits, IntPredicate on) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return generation.start(model.embeddings(prompt), choice, limits, on);
        }
    }

    private int[] alone(int[] prompt, TokenChoice choice, int most) {
        try (Generation generation = new Generation(model)) {
            Answer answer = start(generation, prompt, choice, limits(most), _ -> true);
            generation.finish();
            return answer.ids();
        }
    }

    /// Every token from the whole text so far.
    private int[] recomputed(int[] prompt, TokenChoice choice, int most) {
        int[] text = prompt;
        for (int step = 0; step < most; step++) {
            int[] now = text;
            try (NoGradGuard _ = new NoGradGuard();
                    PointerScope _ = new PointerScope()) {
                float[] logits = Torch.toFloats(model.language()
                        .logits(model.language()
                                .hidden(model.embeddings(now), List.of(Span.of(now.length)))
                                .narrow(0, now.length - 1, 1)));
                text = Arrays.copyOf(now, now.length + 1);
                text[now.length] = choice.choose(logits, step);
            }
        }
        return Arrays.copyOfRange(text, prompt.length, text.length);
    }

    @Test
    void an_answer_is_what_recomputing_the_whole_text_for_every_token_gives() {
        for (TokenChoice choice : new TokenChoice[] {new Greedy(), new Sampled(0.9, 0.95, 3)}) {
            int[] prompt = prompt(1, 12);
            assertThat(alone(prompt, choice, 40)).containsExactly(recomputed(prompt, choice, 40));
        }
    }

    @Test
    void answers_started_at_different_times_are_those_they_are_alone() {
        Random random = new Random(2);
        List<int[]> prompts = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            prompts.add(prompt(100 + i, 1 + random.nextInt(30)));
            lengths.add(1 + random.nextInt(40));
        }
        try (Generation generation = new Generation(model)) {
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < prompts.size(); i++) {
                answers.add(start(generation, prompts.get(i), choice(i), limits(lengths.get(i)), _ -> true));
                for (int steps = random.nextInt(5); steps > 0; steps--) {
                    generation.step();
                }
            }
            generation.finish();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).state()).isEqualTo(State.FULL);
                assertThat(answers.get(i).ids())
                        .as("answer %d", i)
                        .containsExactly(alone(prompts.get(i), choice(i), lengths.get(i)));
            }
        }
    }

    private static TokenChoice choice(int i) {
        return i % 2 == 0 ? new Greedy() : new Sampled(1, 0.9, i);
    }

    @Test
    void it_stops_at_the_largest_length_which_may_be_one() {
        try (Generation generation = new Generation(model)) {
            Answer one = start(generation, prompt(3, 4), new Greedy(), limits(1), _ -> true);
            assertThat(one.state()).isEqualTo(State.FULL);
            assertThat(generation.running()).isZero();
            Answer seven = start(generation, prompt(3, 4), new Greedy(), limits(7), _ -> true);
            for (int length = 1; length < 7; length++) {
                assertThat(seven.ids()).hasSize(length);
                assertThat(seven.state()).isEqualTo(State.RUNNING);
                assertThat(generation.running()).isOne();
                generation.step();
            }
            assertThat(seven.ids()).hasSize(7);
            assertThat(seven.state()).isEqualTo(State.FULL);
            assertThat(generation.running()).isZero();
            generation.step();
            assertThat(seven.ids()).hasSize(7);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> limits(0)).withMessageContaining("0");
    }

    @Test
    void a_token_that_ends_it_is_not_part_of_it() {
        int[] free = alone(prompt(4, 6), new Sampled(1, 1, 1), 30);
        for (int at : new int[] {0, 1, 9, 29}) {
            int end = free[at];
            int first = 0;
            while (free[first] != end) {
                first++;
            }
            List<Integer> told = new ArrayList<>();
            try (Generation generation = new Generation(model)) {
                Answer answer = start(generation, prompt(4, 6), new Sampled(1, 1, 1), limits(30, end, 5000), told::add);
                generation.finish();
                assertThat(answer.state()).isEqualTo(State.ENDED);
                assertThat(answer.ids()).containsExactly(Arrays.copyOf(free, first));
                assertThat(told).containsExactly(box(answer.ids()));
            }
        }
    }

    private static Integer[] box(int[] ids) {
        return Arrays.stream(ids).boxed().toArray(Integer[]::new);
    }

    @Test
    void a_listener_that_wants_no_more_ends_it_with_the_token_it_was_told() {
        int[] free = alone(prompt(5, 6), new Greedy(), 10);
        for (int most = 1; most <= 5; most++) {
            int[] left = {most};
            try (Generation generation = new Generation(model)) {
                Answer answer = start(generation, prompt(5, 6), new Greedy(), limits(10), _ -> --left[0] > 0);
                generation.finish();
                assertThat(answer.state()).isEqualTo(State.STOPPED);
                assertThat(answer.ids()).containsExactly(Arrays.copyOf(free, most));
            }
        }
    }

    @Test
    void a_cancelled_answer_goes_no_further_and_the_others_do() {
        try (Generation generation = new Generation(model)) {
            Answer gone = start(generation, prompt(6, 5), new Greedy(), limits(20), _ -> true);
            Answer kept = start(generation, prompt(7, 9), new Greedy(), limits(20), _ -> true);
            generation.step();
            generation.cancel(gone);
            assertThat(generation.running()).isOne();
            generation.finish();
            assertThat(gone.state()).isEqualTo(State.CANCELLED);
            assertThat(gone.ids()).hasSize(2);
            assertThat(kept.ids()).containsExactly(alone(prompt(7, 9), new Greedy(), 20));
        }
    }

    @Test
    void an_answer_that_has_ended_cannot_be_cancelled_any_more() {
        try (Generation generation = new Generation(model)) {
            Answer answer = start(generation, prompt(6, 5), new Greedy(), limits(2), _ -> true);
            generation.finish();
            generation.cancel(answer);
            assertThat(answer.state()).isEqualTo(State.FULL);
        }
    }

    @Test
    void closing_cancels_what_still_runs() {
        Generation generation = new Generation(model);
        Answer running = start(generation, prompt(8, 5), new Greedy(), limits(50), _ -> true);
        Answer full = start(generation, prompt(8, 5), new Greedy(), limits(1), _ -> true);
        generation.close();
        assertThat(generation.running()).isZero();
        assertThat(running.state()).isEqualTo(State.CANCELLED);
        assertThat(full.state()).isEqualTo(State.FULL);
        generation.step();
        generation.finish();
        assertThat(running.ids()).hasSize(1);
    }

    @Test
    void a_listener_that_fails_leaves_the_other_answers_whole() {
        IntPredicate failing = new IntPredicate() {
            private int left = 3;

            @Override
            public boolean test(int id) {
                if (--left == 0) {
                    throw new IllegalStateException("the listener hung up");
                }
                return true;
            }
        };
        try (Generation generation = new Generation(model)) {
            Answer before = start(generation, prompt(9, 5), new Greedy(), limits(20), _ -> true);
            Answer broken = start(generation, prompt(10, 5), new Greedy(), limits(20), failing);
            Answer after = start(generation, prompt(11, 5), new Greedy(), limits(20), _ -> true);
            generation.step();
            assertThatThrownBy(generation::step).hasMessage("the listener hung up");
            assertThat(broken.state()).isEqualTo(State.CANCELLED);
            assertThat(generation.running()).isEqualTo(2);
            generation.finish();
            assertThat(before.ids()).containsExactly(alone(prompt(9, 5), new Greedy(), 20));
            assertThat(after.ids()).containsExactly(alone(prompt(11, 5), new Greedy(), 20));
        }
    }

    @Test
    void a_failure_at_the_first_token_leaves_nothing_running() {
        long before = Pointer.totalCount();
        try (Generation generation = new Generation(model)) {
            assertThatThrownBy(() -> start(generation, prompt(9, 5), new Greedy(), limits(20), _ -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(generation.running()).isZero();
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void ids_are_a_copy() {
        try (Generation generation = new Generation(model)) {
            Answer answer = start(generation, prompt(12, 5), new Greedy(), limits(3), _ -> true);
            answer.ids()[0] = -1;
            generation.finish();
            assertThat(answer.ids()).containsExactly(alone(prompt(12, 5), new Greedy(), 3));
        }
    }
}
