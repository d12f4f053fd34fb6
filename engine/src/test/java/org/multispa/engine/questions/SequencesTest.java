package org.multispa.engine.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.motion.MotionScene;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.subtasks.SceneContext;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.engine.testscenes.Proposed;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.TrackSubset;
import org.multispa.testing.rooms.RoomScan;

final class SequencesTest {
    private static final StaticScene ROOM = RoomScenes.of("room", RoomScan.of(18, 5));
    private static final DynamicScene VIDEO = MovingThings.of(3, 20, true).scene(TrackSubset.ADT);
    private static final Set<Subtask> OBJECTS =
            EnumSet.of(Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);

    private static Proposed room(Profile profile, double share, int objectFrames) {
        AskSettings ask = new AskSettings(2, 1, AskSettings.Distractors.RANDOM, 0.2, objectFrames).withSequences(share);
        SceneIndex index = SceneIndex.of(ROOM, profile.visibilityRule());
        return Proposed.of(SceneContext.of(index, profile, ask, 7, 1), EnumSet.allOf(Subtask.class));
    }

    private static Proposed video(Profile profile, double share) {
        AskSettings ask = AskSettings.DEFAULT.withSequences(share);
        return Proposed.of(MotionScene.of(VIDEO, profile, ask, 7, 1), EnumSet.allOf(Subtask.class));
    }

    private static boolean isAboutChange(Question question) {
        return WordingPacks.hasSequence(question.subtask());
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper", "strict"})
    void the_same_questions_are_proposed_with_the_same_answers_whatever_the_share(String name) {
        Profile profile = Profile.named(name);
        for (double share : new double[] {0.3, 1}) {
            requireSame(room(profile, 0, 2), room(profile, share, 2));
            requireSame(video(profile, 0), video(profile, share));
        }
    }

    private static void requireSame(Proposed plain, Proposed mixed) {
        assertThat(mixed.drops()).isEqualTo(plain.drops());
        assertThat(mixed.proposals()).hasSameSizeAs(plain.proposals()).isNotEmpty();
        for (int i = 0; i < plain.proposals().size(); i++) {
            Proposal before = plain.proposals().get(i);
            Proposal after = mixed.proposals().get(i);
            assertThat(after.subtask()).isEqualTo(before.subtask());
            assertThat(after.bin()).isEqualTo(before.bin());
            assertThat(after.key()).isEqualTo(before.key());
            Question pair = before.question().get();
            Question sequence = after.question().get();
            assertThat(sequence.truth()).isEqualTo(pair.truth());
            assertThat(sequence.slots()).isEqualTo(pair.slots());
            assertThat(sequence.overlays()).isEqualTo(pair.overlays());
            assertThat(sequence.points()).isEqualTo(pair.points());
            assertThat(sequence.objects()).isEqualTo(pair.objects());
            assertThat(sequence.frames()).containsAll(pair.frames());
            if (isAboutChange(pair)) {
                assertThat(sequence.frames().getFirst()).isSameAs(pair.frames().getFirst());
                assertThat(sequence.frames().getLast()).isSameAs(pair.frames().getLast());
                assertThat(sequence.raw()).isEqualTo(pair.raw());
            } else if (!OBJECTS.contains(pair.subtask())) {
                assertThat(sequence).isEqualTo(pair);
            }
        }
    }

    @Test
    void without_a_share_every_question_is_asked_over_the_fewest_frames() {
        Stream.concat(room(Profile.STRICT, 0, 2).questions().stream(), video(Profile.STRICT, 0).questions().stream())
                .forEach(question ->
                        assertThat(question.frames()).hasSize(question.subtask().images()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper", "strict"})
    void frames_between_lie_strictly_between_in_the_direction_of_the_pair(String name) {
        Profile profile = Profile.named(name);
        List<Question> asked = new ArrayList<>(room(profile, 1, 2).questions());
        asked.addAll(video(profile, 1).questions());
        Set<Integer> sizes = new TreeSet<>();
        boolean backwards = false;
        for (Question question : asked) {
            if (isAboutChange(question)) {
                List<Integer> numbers =
                        question.frames().stream().map(Frame::number).toList();
                int first = numbers.getFirst();
                int last = numbers.getLast();
                List<Integer> rising = new ArrayList<>(numbers);
                if (first > last) {
                    Collections.reverse(rising);
                    backwards = true;
                }
                assertThat(rising).isSorted().doesNotHaveDuplicates();
                assertThat(question.id()).startsWith(Sequences.name(question.frames()));
                List<Frame> all = question.subtask().isStatic() ? ROOM.frames() : VIDEO.frames();
                long between = all.stream()
                        .filter(frame ->
                                frame.number() > Math.min(first, last) && frame.number() < Math.max(first, last))
                        .count();
                assertThat(numbers).hasSizeBetween(2, 8);
                assertThat(numbers.size() > 2).as("%s", numbers).isEqualTo(between > 0);
                sizes.add(numbers.size());
            }
        }
        assertThat(sizes).contains(3, 4, 5, 6, 7, 8);
        assertThat(backwards).isTrue();
    }

    @Test
    void the_share_decides_how_many_questions_become_sequences() {
        List<Question> third = video(Profile.PAPER, 0.3).questions();
        double long3 = third.stream().filter(q -> q.frames().size() > 2).count() / (double) third.size();
        List<Question> whole = video(Profile.PAPER, 1).questions();
        double possible = whole.stream().filter(q -> q.frames().size() > 2).count() / (double) whole.size();
        assertThat(third).hasSizeGreaterThan(1000);
        assertThat(long3).isBetween(0.24 * possible, 0.36 * possible);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void an_object_is_shown_in_further_frames_that_see_it_too(int needed) {
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            SceneIndex index = SceneIndex.of(ROOM, profile.visibilityRule());
            List<Question> asked = room(profile, 1, needed).questions().stream()
                    .filter(question -> OBJECTS.contains(question.subtask()))
                    .toList();
            boolean grew = false;
            for (Question question : asked) {
                List<Integer> numbers =
                        question.frames().stream().map(Frame::number).toList();
                assertThat(numbers).isSorted().doesNotHaveDuplicates().hasSizeBetween(needed, Sequences.MOST);
                grew |= numbers.size() > needed;
                for (int i = 1; i <= numbers.size(); i++) {
                    assertThat(question.raw().get("visible_points_" + i)).isPositive();
                }
                assertThat(question.raw()).doesNotContainKey("visible_points_" + (numbers.size() + 1));
                List<Integer> places = question.frames().stream()
                        .map(frame -> index.frames().indexOf(frame))
                        .toList();
                for (int a : places) {
                    for (int b : places) {
                        assertThat(a >= b || index.overlapPercent(a, b) <= profile.maxObjectOverlapPercent())
                                .isTrue();
                    }
                }
            }
            assertThat(grew || asked.isEmpty()).isTrue();
            assertThat(!asked.isEmpty() || needed == 3).isTrue();
        }
    }

    @Test
    void names_of_questions_stay_apart() {
        for (double share : new double[] {0.5, 1}) {
            List<Question> asked = new ArrayList<>(room(Profile.PAPER, share, 2).questions());
            asked.addAll(video(Profile.PAPER, share).questions());
            Set<String> names = new HashSet<>();
            asked.forEach(question -> assertThat(names.add(question.subtask().id() + " " + question.id()))
                    .as("%s %s", question.subtask(), question.id())
                    .isTrue());
        }
    }

    @Test
    void extra_subtasks_stay_pairs() {
        List<Question> extras = room(Profile.PAPER, 1, 2).questions().stream()
                .filter(question -> question.subtask().isExtra())
                .toList();
        assertThat(extras)
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question.frames()).hasSize(2));
    }

    @Test
    void what_is_spread_lies_evenly_between_its_neighbours() {
        assertThat(Sequences.spread(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 1)).containsExactly(5);
        assertThat(Sequences.spread(List.of(1, 2, 3, 4, 5), 2)).containsExactly(2, 4);
        assertThat(Sequences.spread(List.of(1, 2, 3, 4, 5, 6, 7, 8), 2)).containsExactly(3, 6);
        for (int size = 0; size < 60; size++) {
            List<Integer> list = IntStream.rangeClosed(1, size).boxed().toList();
            for (int count = 1; count <= 6; count++) {
                List<Integer> chosen = Sequences.spread(list, count);
                assertThat(chosen)
                        .hasSize(Math.min(size, count))
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .isSubsetOf(list);
                double step = (size + 1) / (chosen.size() + 1.0);
                for (int i = 0; i < chosen.size(); i++) {
                    assertThat(Math.abs(chosen.get(i) - (i + 1) * step)).isLessThanOrEqualTo(0.5);
                }
            }
        }
    }

    @Test
    void numbers_of_frames_are_drawn_evenly_and_exceed_what_is_needed() {
        AskSettings always = AskSettings.DEFAULT.withSequences(1);
        for (int needed = 1; needed < 8; needed++) {
            int least = Math.max(3, needed + 1);
            int[] times = new int[9];
            for (int i = 0; i < 6000; i++) {
                times[Sequences.wanted(always, SeededHash.of(i), needed)]++;
            }
            for (int frames = 0; frames <= 8; frames++) {
                int expected = frames < least ? 0 : 6000 / (9 - least);
                assertThat(times[frames]).isBetween(expected - expected / 5, expected + expected / 5);
            }
        }
        assertThat(Sequences.wanted(always, SeededHash.of(1), 8)).isZero();
    }

    @Test
    void a_share_outside_0_to_1_and_a_frame_that_cannot_be_shown_are_refused() {
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> AskSettings.DEFAULT.withSequences(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0..1");
        }
        List<Frame> frames = ROOM.frames();
        List<Frame> without = frames.subList(0, frames.size() - 1);
        AskSettings always = AskSettings.DEFAULT.withSequences(1);
        assertThatThrownBy(
                        () -> Sequences.between(always, SeededHash.of(1), without, frames.getFirst(), frames.getLast()))
                .hasMessageContaining("frame " + frames.getLast().number());
    }
}
