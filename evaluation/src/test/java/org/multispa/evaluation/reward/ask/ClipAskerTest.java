package org.multispa.evaluation.reward.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.BackendDown;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.reward.Videos;
import org.multispa.evaluation.reward.ask.FrameAnswers.State;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.PointPath;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.evaluation.reward.clip.Spot;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.geometry.Vec3;
import org.multispa.images.ImageSize;

final class ClipAskerTest {
    private static final Set<Check> ALL = Set.of(Check.values());

    @TempDir
    private Path folder;

    /// Notes every question and answers as it is told; nothing is a failure.
    private static final class Told implements Respondent {
        final List<Question> asked = Collections.synchronizedList(new ArrayList<>());
        private final Function<Question, Optional<String>> reply;

        Told(Function<Question, Optional<String>> reply) {
            this.reply = reply;
        }

        @Override
        public String name() {
            return "told";
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return new TreeMap<>();
        }

        @Override
        public int concurrency() {
            return 4;
        }

        @Override
        public Reply answer(Question question, List<byte[]> images) throws IOException {
            asked.add(question);
            return new Reply(reply.apply(question).orElseThrow(() -> new IOException("no answer")), Usage.NONE);
        }

        List<String> ids() {
            return asked.stream().map(Question::id).sorted().toList();
        }
    }

    private static AskSettings settings(Quantity quantity, Set<Check> checks) {
        return new AskSettings(quantity, false, checks, 1, 1000, 0);
    }

    private List<FrameAnswers> ask(AskSettings settings, Frames frames, Target target, Respondent respondent)
            throws IOException, InterruptedException {
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers.jsonl"))) {
            return new ClipAsker(settings, Videos.WORDING, store, _ -> {}).ask(frames, target, respondent);
        }
    }

    @Test
    void each_frame_is_asked_about_in_every_way() throws Exception {
        Told told = new Told(_ -> Optional.of("`100`"));
        List<FrameAnswers> answers =
                ask(settings(Quantity.DISTANCE, ALL), Videos.of(3), Videos.followed(3, true), told);
        assertThat(told.ids())
                .containsExactly(
                        "video/track-3/0-1/first",
                        "video/track-3/0-1/wording",
                        "video/track-3/0-2/first",
                        "video/track-3/0-2/wording",
                        "video/track-3/1-0/reversed",
                        "video/track-3/2-0/reversed");
        assertThat(answers).extracting(FrameAnswers::state).containsExactly(State.START, State.ASKED, State.ASKED);
        assertThat(answers.get(2).answers())
                .extracting(FrameAnswer::check)
                .containsExactly(Check.FIRST, Check.WORDING, Check.REVERSED);
    }

    @Test
    void other_words_are_others_and_the_dot_moves_with_the_point() throws Exception {
        Told told = new Told(_ -> Optional.of("`100`"));
        ask(settings(Quantity.DISTANCE, ALL), Videos.of(6), Videos.followed(6, true), told);
        for (Question question : told.asked) {
            assertThat(question.sample().subtask()).isEqualTo(Subtask.MOTION_DISTANCE_DOT_PSTUDIO);
            assertThat(question.sample().overlay(0).orElseThrow().dots())
                    .singleElement()
                    .satisfies(dot -> assertThat(dot.u()).isEqualTo(20 + question.from()));
            assertThat(question.text()).startsWith("Image-1: <image>\nImage-2: <image>\n");
        }
        Set<String> first = new HashSet<>();
        Set<String> other = new HashSet<>();
        told.asked.forEach(one -> (one.id().endsWith("/wording") ? other : first).add(one.text()));
        assertThat(first).hasSize(1).doesNotContainAnyElementsOf(other);
        assertThat(other).hasSize(1);
    }

    @Test
    void pixels_stand_in_the_text() throws Exception {
        Told told = new Told(_ -> Optional.of("`[ 1 , 2 , 3 ]`"));
        AskSettings moving = new AskSettings(Quantity.VECTOR, true, ALL, 1, 1000, 0);
        ask(moving, Videos.of(2), Videos.followed(2, false), told);
        assertThat(told.asked).allSatisfy(question -> {
            assertThat(question.sample().subtask()).isEqualTo(Subtask.MOTION_VECTOR_COORDINATE_ADT);
            assertThat(question.sample().provenance().overlays()).isEmpty();
            // 20 and 21 of 64, 30 of 48, in thousandths
            assertThat(question.text()).contains(question.from() == 0 ? "{x=312, y=625}" : "{x=328, y=625}");
        });
    }

    @Test
    void the_way_back_is_turned_round_only_where_the_axes_are_the_same() throws Exception {
        Told told =
                new Told(question -> Optional.of(question.from() == 0 ? "`[ 100 , 0 , 50 ]`" : "`[ -100 , 0 , -50 ]`"));
        List<FrameAnswers> resting = ask(settings(Quantity.VECTOR, ALL), Videos.of(2), Videos.followed(2, true), told);
        assertThat(resting.get(1).answers())
                .allSatisfy(
                        one -> assertThat(((FrameAnswer.Given) one).vectorMm()).contains(new Vec3(100, 0, 50)));
        List<FrameAnswers> moving =
                ask(new AskSettings(Quantity.VECTOR, true, ALL, 1, 9, 0), Videos.of(2), Videos.followed(2, true), told);
        FrameAnswer.Given back = (FrameAnswer.Given) moving.get(1).answers().getLast();
        assertThat(back.vectorMm()).isEmpty();
        assertThat(back.mm()).isEqualTo(new Vec3(100, 0, 50).norm());
    }

    @Test
    void a_point_without_a_track_is_found_before_the_way_back_is_asked_for() throws Exception {
        Told told = new Told(question ->
                Optional.of(question.sample().truth() instanceof Answer.Pixel ? "`[ 499 , 250 ]`" : "`70`"));
        List<FrameAnswers> answers = ask(settings(Quantity.DISTANCE, ALL), Videos.of(2), Videos.marked(true), told);
        assertThat(told.ids())
                .containsExactly(
                        "video/point/0-1/first",
                        "video/point/0-1/where",
                        "video/point/0-1/wording",
                        "video/point/1-0/reversed");
        Question back =
                told.asked.stream().filter(one -> one.from() == 1).findFirst().orElseThrow();
        assertThat(back.sample().overlay(0).orElseThrow().dots())
                .singleElement()
                .satisfies(dot -> assertThat(dot.u()).isEqualTo(0.4995 * 64));
        assertThat(answers.get(1).answers()).hasSize(3).allMatch(FrameAnswer.Given.class::isInstance);
        Told lost = new Told(question ->
                Optional.of(question.sample().truth() instanceof Answer.Pixel ? "I cannot see the point." : "`71`"));
        List<FrameAnswers> unseen =
                ask(settings(Quantity.DISTANCE, Set.of(Check.REVERSED)), Videos.of(3), Videos.marked(false), lost);
        assertThat(unseen.get(2).answers().getLast()).isEqualTo(new FrameAnswer.Refused(Check.REVERSED));
    }

    @Test
    void things_are_asked_about_by_their_name() throws Exception {
        Told told = new Told(_ -> Optional.of("It did not move."));
        List<FrameAnswers> answers =
                ask(settings(Quantity.DISTANCE, ALL), Videos.of(2), new Target.Thing("red cup"), told);
        assertThat(told.asked)
                .hasSize(3)
                .allSatisfy(question ->
                        assertThat(question.text()).contains("the red cup").doesNotContain("{"));
        assertThat(answers.get(1).answers())
                .allSatisfy(one -> assertThat(((FrameAnswer.Given) one).mm()).isZero());
        assertThat(told.asked.stream().map(Question::text).distinct()).hasSize(2);
    }

    @Test
    void replies_that_are_no_motion_end_the_questions_about_a_frame() throws Exception {
        for (String reply : List.of("I cannot determine that.", "", "blue", "`-50`")) {
            Told told = new Told(_ -> Optional.of(reply));
            List<FrameAnswers> answers = ask(
                    new AskSettings(Quantity.DISTANCE, false, ALL, 1, 9, reply.length()),
                    Videos.of(2),
                    new Target.Thing("thing " + reply.length()),
                    told);
            assertThat(told.asked).as(reply).hasSize(1);
            assertThat(answers.get(1).answers()).hasSize(1).noneMatch(FrameAnswer.Given.class::isInstance);
        }
        Told failing = new Told(_ -> Optional.empty());
        List<FrameAnswers> missing =
                ask(settings(Quantity.DISTANCE, ALL), Videos.of(2), new Target.Thing("lamp"), failing);
        assertThat(missing.get(1).answers()).containsExactly(new FrameAnswer.Missing(Check.FIRST));
    }

    @Test
    void what_was_answered_is_not_asked_again_and_what_failed_is() throws Exception {
        AskSettings settings = settings(Quantity.DISTANCE, ALL);
        Told half = new Told(
                question -> question.to() == 2 || question.from() == 2 ? Optional.empty() : Optional.of("`90`"));
        ask(settings, Videos.of(3), Videos.followed(3, true), half);
        assertThat(half.asked).hasSize(4);
        Told rest = new Told(_ -> Optional.of("`90`"));
        List<FrameAnswers> whole = ask(settings, Videos.of(3), Videos.followed(3, true), rest);
        assertThat(rest.ids())
                .containsExactly("video/track-3/0-2/first", "video/track-3/0-2/wording", "video/track-3/2-0/reversed");
        Told nothing = new Told(_ -> Optional.of("`5`"));
        assertThat(ask(settings, Videos.of(3), Videos.followed(3, true), nothing))
                .isEqualTo(whole);
        assertThat(nothing.asked).isEmpty();
        // other frames, other marks and another way of pointing are other questions
        ask(settings, Videos.of(3), Videos.followed(3, false), nothing);
        assertThat(nothing.asked).hasSize(6);
    }

    @Test
    void a_torn_store_is_taken_up_again() throws Exception {
        AskSettings settings = settings(Quantity.DISTANCE, Set.of());
        ask(settings, Videos.of(4), Videos.followed(4, true), new Told(_ -> Optional.of("`90`")));
        Path file = folder.resolve("answers.jsonl");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
        Told rest = new Told(_ -> Optional.of("`90`"));
        ask(settings, Videos.of(4), Videos.followed(4, true), rest);
        assertThat(rest.asked).hasSize(1);
    }

    @Test
    void frames_are_left_out_as_asked_for_and_as_they_must() throws Exception {
        AtomicLong done = new AtomicLong();
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers.jsonl"))) {
            TreeMap<Integer, Spot> spots = new TreeMap<>();
            for (int frame : new int[] {1, 2, 3, 4, 6, 7, 8}) {
                spots.put(frame, new Spot(5, 5));
            }
            Target target = new Target.Point("track-1", new PointPath(spots, true), true);
            AskSettings settings = new AskSettings(Quantity.DISTANCE, false, Set.of(), 2, 100, 0);
            ClipAsker asker = new ClipAsker(settings, Videos.WORDING, store, done::addAndGet);
            assertThat(asker.frames(Videos.broken(10, 7), target)).isEqualTo(2);
            assertThat(asker.ask(Videos.broken(10, 7), target, new StillRespondent()))
                    .extracting(FrameAnswers::state)
                    .containsExactly(
                            State.UNSEEN,
                            State.START,
                            State.SKIPPED,
                            State.ASKED,
                            State.SKIPPED,
                            State.UNSEEN,
                            State.SKIPPED,
                            State.BROKEN,
                            State.ASKED,
                            State.UNSEEN);
            assertThat(done).hasValue(2);
        }
    }

    @Test
    void at_most_so_many_frames_are_asked_about_and_the_last_is_one() {
        for (int count = 2; count < 40; count++) {
            for (int most = 1; most < 12; most++) {
                AskSettings settings = new AskSettings(Quantity.DISTANCE, false, Set.of(), 1, most, 0);
                int[] chosen = Selection.of(Videos.of(count), Videos.followed(count, true), settings);
                assertThat(chosen)
                        .hasSize(Math.min(most, count - 1))
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .doesNotContain(0);
                assertThat(chosen[chosen.length - 1]).isEqualTo(count - 1);
            }
        }
    }

    @Test
    void a_start_that_cannot_be_shown_is_refused() {
        assertThatThrownBy(() -> ask(
                        settings(Quantity.DISTANCE, ALL),
                        Videos.broken(3, 0),
                        Videos.marked(true),
                        new StillRespondent()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("starts at frame 0");
        Target late = new Target.Point("track-1", new PointPath(new TreeMap<>(Map.of(9, new Spot(1, 1))), true), true);
        assertThatThrownBy(() -> ask(settings(Quantity.DISTANCE, ALL), Videos.of(3), late, new StillRespondent()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("starts at frame 9");
    }

    @Test
    void a_respondent_that_is_down_stops_the_run_and_one_that_breaks_is_named() {
        AtomicLong asked = new AtomicLong();
        Backend down = new Model("down", _ -> {
            asked.incrementAndGet();
            throw new BackendDown("the key is not accepted");
        });
        assertThatThrownBy(() -> ask(
                        settings(Quantity.DISTANCE, ALL),
                        Videos.of(50),
                        Videos.followed(50, true),
                        new ModelRespondent(down)))
                .isInstanceOf(BackendDown.class)
                .hasMessageContaining("not accepted");
        assertThat(asked.get()).isLessThan(50);
        Told broken = new Told(_ -> {
            throw new AssertionError("out of order");
        });
        assertThatThrownBy(() -> ask(settings(Quantity.DISTANCE, ALL), Videos.of(3), Videos.followed(3, true), broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke down");
    }

    private interface Answering {
        Reply to(Ask ask) throws IOException;
    }

    private record Model(String name, Answering answering) implements Backend {
        @Override
        public SortedMap<String, Object> parameters() {
            return new TreeMap<>();
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public Reply ask(Ask question) throws IOException {
            return answering.to(question);
        }

        @Override
        public void close() {}
    }

    @Test
    void a_model_sees_the_dot_drawn_on_the_first_image_and_the_second_as_it_is() throws Exception {
        List<Ask> seen = new ArrayList<>();
        Backend model = new Model("m", ask -> {
            seen.add(ask);
            return new Reply("`1`", Usage.NONE);
        });
        ask(settings(Quantity.DISTANCE, Set.of()), Videos.of(2), Videos.marked(true), new ModelRespondent(model));
        Ask ask = seen.getFirst();
        assertThat(ask.id()).isEqualTo("video/point/0-1/first");
        assertThat(ask.images().get(0)).isNotEqualTo(Videos.image(0));
        assertThat(ImageSize.of(ask.images().get(0))).isEqualTo(Videos.SIZE);
        assertThat(ask.images().get(1)).isEqualTo(Videos.image(1));
    }

    @Test
    void the_truth_answers_every_question_and_says_what_it_does_not_know() throws Exception {
        PointTruth truth = Videos.truth(frame -> new Vec3(0.1 * frame, 0, -0.02 * frame));
        Target.Point target = Videos.marked(false);
        PointPath path = Videos.followed(3, true).path();
        Respondent oracle = new TruthRespondent("p", truth, path, Videos.SIZE);
        List<FrameAnswers> answers = ask(settings(Quantity.VECTOR, ALL), Videos.of(3), target, oracle);
        assertThat(answers.get(2).answers())
                .hasSize(3)
                .allSatisfy(
                        one -> assertThat(((FrameAnswer.Given) one).vectorMm()).contains(new Vec3(200, 0, -40)));
        Respondent blind = new TruthRespondent("q", (_, _) -> Optional.empty(), path, Videos.SIZE);
        assertThat(ask(settings(Quantity.VECTOR, ALL), Videos.of(3), target, blind)
                        .get(1)
                        .answers())
                .containsExactly(new FrameAnswer.Missing(Check.FIRST));
    }
}
