package org.multispa.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;

final class RewritesTest {
    @TempDir
    private Path folder;

    private final List<Sample> samples = BenchFolder.questions(3, 2);
    private final Map<String, String> truths = new HashMap<>();
    private Path out = Path.of("");

    @BeforeEach
    void write() throws IOException {
        BenchFolder.write(folder.resolve("bench"), samples);
        out = folder.resolve("run");
        truths.putAll(Baseline.ORACLE.replies(samples));
    }

    private Evaluator evaluator() throws IOException {
        return new Evaluator(Benchmark.open(folder.resolve("bench")), out, 0, _ -> {});
    }

    /// Every second reply says something that cannot be read.
    private Source.Given replies() {
        Map<String, String> replies = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            String id = samples.get(i).id();
            replies.put(id, i % 2 == 0 ? "As described above, see the answer to " + id : truths.getOrDefault(id, ""));
        }
        return new Source.Given("given", new TreeMap<>(), replies);
    }

    /// Reads minds.
    private final class Reader implements Backend {
        private final List<Ask> asked = Collections.synchronizedList(new ArrayList<>());
        private final String answer;

        Reader(String answer) {
            this.answer = answer;
        }

        @Override
        public String name() {
            return "reader";
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return new TreeMap<>(Map.of("temperature", 0, "answer", answer));
        }

        @Override
        public int concurrency() {
            return 3;
        }

        @Override
        public Reply ask(Ask question) {
            asked.add(question);
            return new Reply(answer.isEmpty() ? truths.getOrDefault(question.id(), "") : answer, Usage.NONE);
        }

        @Override
        public void close() {}
    }

    private static long rewritten(Evaluated evaluated) {
        return evaluated.run().items().stream()
                .filter(item -> item.rung().equals(Optional.of(Rung.REWRITE)))
                .count();
    }

    @Test
    void only_replies_in_which_nothing_could_be_read_are_rewritten_and_stand_on_the_last_rung() throws Exception {
        Evaluated without = evaluator().evaluate(replies());
        long unreadable = without.run().items().stream()
                .filter(item -> item.outcome() == Outcome.UNREADABLE)
                .count();
        assertThat(unreadable).isBetween(15L, 26L);
        assertThat(out.resolve(Rewrites.ANSWERS_FILE)).doesNotExist();
        Reader reader = new Reader("");
        Evaluated with = evaluator().rewriting(reader).evaluate(replies());
        assertThat(reader.asked).hasSize((int) unreadable);
        assertThat(rewritten(with)).isEqualTo(unreadable);
        assertThat(with.run().items().stream().filter(Scored::correct).count()).isGreaterThanOrEqualTo(26 + unreadable);
        assertThat(reader.asked).allSatisfy(ask -> {
            assertThat(ask.images()).isEmpty();
            assertThat(ask.text())
                    .contains("Question " + ask.id() + "?", "see the answer to " + ask.id(), "between backticks")
                    .doesNotContain("<image>");
        });
    }

    @Test
    void what_was_said_is_kept_apart_and_counts_again_without_being_asked() throws Exception {
        Reader reader = new Reader("");
        Evaluated first = evaluator().rewriting(reader).evaluate(replies());
        int asked = reader.asked.size();
        assertThat(Files.readAllLines(out.resolve(Rewrites.ANSWERS_FILE))).hasSize(asked);
        assertThat(evaluator().rewriting(reader).evaluate(replies()).run()).isEqualTo(first.run());
        assertThat(evaluator().rescore().run()).isEqualTo(first.run());
        assertThat(reader.asked).hasSize(asked);
        Evaluated without = evaluator().evaluate(replies());
        assertThat(rewritten(without)).as("off unless it is asked for").isZero();
        assertThat(rewritten(evaluator().rescore())).isZero();
        assertThat(rewritten(evaluator().rewriting(reader).rescore())).isEqualTo(rewritten(first));
        assertThat(reader.asked).hasSize(asked);
    }

    @Test
    void a_reader_that_finds_nothing_or_talks_changes_nothing() throws Exception {
        Evaluated without = evaluator().evaluate(replies());
        for (String said : new String[] {"none", "`none`", "I think that it is 5 or perhaps 7", "```"}) {
            assertThat(evaluator()
                            .rewriting(new Reader(said))
                            .evaluate(replies())
                            .run()
                            .items())
                    .isEqualTo(without.run().items());
        }
    }

    @Test
    void a_broken_note_of_the_reader_is_told() throws Exception {
        evaluator().rewriting(new Reader("none")).evaluate(replies());
        Files.writeString(out.resolve(Rewrites.INFO_FILE), "{\"format\":\"other\"}");
        assertThatThrownBy(() -> evaluator().rescore()).hasMessageContaining("rewriter.json");
    }

    @Test
    void the_insisting_prompt_names_the_form_and_not_the_truth() {
        for (Sample sample : samples) {
            String text = Prompt.INSIST.text(sample);
            assertThat(text).startsWith(Prompt.PLAIN.text(sample) + "\n").contains("between backticks");
            String added = text.substring(Prompt.PLAIN.text(sample).length());
            boolean word = sample.subtask().answerKind() == Subtask.AnswerKind.DIRECTION;
            boolean letter = sample.subtask().answerKind() == Subtask.AnswerKind.CHOICE;
            if (!word && !letter) {
                assertThat(added).doesNotContainPattern("\\d");
            }
            assertThat(added).doesNotContain("`" + sample.truth().text() + "`.");
        }
        assertThat(Prompt.INSIST.version()).isNotEqualTo(Prompt.PLAIN.version());
    }

    @Test
    void slots_follow_the_number_there_is_and_never_give_out_more() throws Exception {
        int[] most = {2};
        Slots slots = new Slots(() -> most[0]);
        slots.take();
        slots.take();
        Thread third = Thread.ofVirtual().start(() -> {
            try {
                slots.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        most[0] = 1;
        slots.give();
        assertThat(third.join(Duration.ofMillis(50))).as("one of one is taken").isFalse();
        slots.give();
        assertThat(third.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void the_outlook_counts_what_is_left_and_learns_from_what_is_there() throws Exception {
        Reader model = new Reader("`5`");
        SortedMap<String, Object> parameters = model.parameters();
        Outlook before = evaluator().outlook("reader", parameters, Prompt.PLAIN, _ -> 1000);
        assertThat(out).doesNotExist();
        long images =
                samples.stream().mapToLong(sample -> sample.images().size()).sum();
        assertThat(before.left()).isEqualTo(52);
        assertThat(before.measured()).isFalse();
        assertThat(before.inputTokens()).isBetween(1000 * images + 52, 1000 * images + 52 * 50);
        evaluator().evaluate(new Source.Asked(model, Prompt.PLAIN));
        Outlook after = evaluator().outlook("reader", parameters, Prompt.PLAIN, _ -> 1000);
        assertThat(after).isEqualTo(new Outlook(52, 52, 0, 0, false));
        assertThat(evaluator()
                        .outlook("other", parameters, Prompt.PLAIN, _ -> 1)
                        .left())
                .isEqualTo(52);
        assertThat(evaluator()
                        .outlook("reader", parameters, Prompt.INSIST, _ -> 1)
                        .left())
                .isEqualTo(52);
    }
}
