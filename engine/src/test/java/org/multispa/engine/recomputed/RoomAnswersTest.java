package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.subtasks.AskSettings;
import org.multispa.engine.subtasks.AskSettings.Distractors;
import org.multispa.engine.subtasks.QuestionFamilies;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.testing.rooms.RoomScan;

/// Every sample that a room known exactly can give.
final class RoomAnswersTest {
    private static final RoomScan SCAN = RoomScan.of(14, 5);
    private static final Set<Subtask> OBJECTS =
            EnumSet.of(Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);

    @TempDir
    private Path out;

    @ParameterizedTest
    @CsvSource({"paper", "strict"})
    void every_sample_is_right(String profile) throws Exception {
        List<Sample> samples = check(profile, new AskSettings(24, 4, Distractors.MIXED, 0.2, 2));
        assertThat(subtasks(samples)).containsAll(QuestionFamilies.supported());
        assertThat(samples).hasSizeGreaterThan(1000);
        assertThat(new HashSet<>(samples.stream().map(Sample::id).toList())).hasSameSizeAs(samples);
    }

    @ParameterizedTest
    @CsvSource({"paper", "strict"})
    void every_sample_of_the_extra_subtasks_is_right(String profile) throws Exception {
        Set<Subtask> extras = EnumSet.complementOf(EnumSet.copyOf(Subtask.benchmark()));
        AskSettings ask = new AskSettings(1, 1, Distractors.MIXED, 0.2, 2).withSequences(1);
        List<Sample> samples = check(request(profile, ask).withSubtasks(extras), profile, 0.2);
        assertThat(samples).isNotEmpty().allSatisfy(s -> assertThat(s.images()).hasSize(2));
        assertThat(extras).containsAll(subtasks(samples)).contains(Subtask.CAMERA_SIX_DOF);
        assertThat(subtasks(samples)).contains(Subtask.CAMERA_SIX_DOF);
    }

    @ParameterizedTest
    @EnumSource(Distractors.class)
    void every_level_of_distractors_is_right(Distractors level) throws Exception {
        for (String profile : List.of("paper", "strict")) {
            Requests request = request(profile, new AskSettings(1, 6, level, 0.25, 2))
                    .withSubtasks(EnumSet.of(Subtask.CORRESPONDENCE_CHOICE));
            List<Sample> samples = check(request, profile, 0.25);
            Set<String> levels = new HashSet<>();
            samples.forEach(s -> levels.add(s.provenance().bin().replaceAll("^.*/", "")));
            assertThat(levels)
                    .isEqualTo(
                            level == Distractors.MIXED ? Set.of("random", "near", "same-object") : Set.of(level.id()));
        }
    }

    @ParameterizedTest
    @CsvSource({"paper,1", "paper,2", "strict,1", "strict,2"})
    void sizes_of_objects_are_right_over_any_number_of_frames(String profile, int frames) throws Exception {
        Requests request = request(profile, new AskSettings(1, 1, Distractors.MIXED, 0.2, frames))
                .withSubtasks(OBJECTS);
        List<Sample> samples = check(request, profile, 0.2);
        assertThat(samples).isNotEmpty().allSatisfy(s -> assertThat(s.images()).hasSize(frames));
    }

    @Test
    void the_two_profiles_differ_where_they_should() throws Exception {
        AskSettings ask = new AskSettings(16, 2, Distractors.RANDOM, 0.2, 2);
        List<Sample> paper = request("paper", ask).samples(out.resolve("paper"));
        List<Sample> strict = request("strict", ask).samples(out.resolve("strict"));
        assertThat(paper).anySatisfy(s -> assertThat(s.provenance().bin()).isEqualTo("rug"));
        assertThat(strict).noneSatisfy(s -> assertThat(s.id()).contains("object-height_o7-"));
        SampleCheck check = new SampleCheck(RawRoom.of(SCAN), Rules.STRICT, 0.2);
        assertThat(paper.stream().filter(s -> !passes(check, asStrict(s)))).hasSizeGreaterThan(paper.size() / 10);
    }

    @Test
    void an_answer_that_was_changed_is_noticed() throws Exception {
        Requests request = request("strict", new AskSettings(4, 1, Distractors.RANDOM, 0.2, 2))
                .withCount(5);
        SampleCheck check = new SampleCheck(RawRoom.of(SCAN), Rules.STRICT, 0.2);
        for (Sample sample : request.samples(out)) {
            assertThat(passes(check, sample)).as(sample.id()).isTrue();
            assertThat(passes(check, changed(sample))).as(sample.id()).isFalse();
        }
    }

    /// The sample with another answer of the same form, in its text too.
    private static Sample changed(Sample s) {
        Answer wrong = switch (s.truth()) {
            case Answer.Choice(String label) -> new Answer.Choice(label.equals("A") ? "B" : "A");
            case Answer.Direction(Word word) -> new Answer.Direction(opposite(word));
            case Answer.Scalar(long value, Answer.Unit unit) -> new Answer.Scalar(value + 2, unit);
            case Answer.Pixel(int x, int y) -> new Answer.Pixel(Math.abs(x - 1), y);
            case Answer.Vector(long x, long y, long z) -> new Answer.Vector(x, y, z - 2);
            case Answer.Motion(long x, long y, long z, long yaw, long pitch, long roll) ->
                new Answer.Motion(x, y, z, yaw, pitch, roll > 0 ? roll - 2 : roll + 2);
        };
        Turn reply = s.conversations().getLast();
        Turn changed =
                new Turn(reply.from(), reply.value().replace("`" + s.truth().text() + "`", "`" + wrong.text() + "`"));
        return new Sample(
                s.id(),
                s.images(),
                List.of(s.conversations().getFirst(), changed),
                s.subtask(),
                s.split(),
                wrong,
                s.provenance());
    }

    private static Word opposite(Word word) {
        return switch (word) {
            case LEFT -> Word.RIGHT;
            case RIGHT -> Word.LEFT;
            case UP -> Word.DOWN;
            case DOWN -> Word.UP;
            case FORWARD -> Word.BACKWARD;
            case BACKWARD -> Word.FORWARD;
            case CLOCKWISE -> Word.COUNTERCLOCKWISE;
            case COUNTERCLOCKWISE -> Word.CLOCKWISE;
        };
    }

    private static boolean passes(SampleCheck check, Sample sample) {
        try {
            check.check(sample);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /// The sample as if the strict profile had let it through.
    private static Sample asStrict(Sample s) {
        var p = s.provenance();
        var strict = new Provenance(
                p.scene(),
                p.family(),
                p.frames(),
                p.points(),
                p.objects(),
                p.raw(),
                p.bin(),
                "strict",
                p.templates(),
                p.overlays());
        return new Sample(s.id(), s.images(), s.conversations(), s.subtask(), s.split(), s.truth(), strict);
    }

    private List<Sample> check(String profile, AskSettings ask) throws Exception {
        return check(request(profile, ask), profile, ask.nearRadius());
    }

    private List<Sample> check(Requests request, String profile, double nearRadius) throws Exception {
        List<Sample> samples = request.samples(out.resolve(profile));
        Rules rules = profile.equals("paper") ? Rules.PAPER : Rules.STRICT;
        SampleCheck check = new SampleCheck(RawRoom.of(SCAN), rules, nearRadius);
        samples.forEach(check::check);
        return samples;
    }

    private static Requests request(String profile, AskSettings ask) {
        return Requests.of(List.of(MemorySource.locationOf(RoomScenes.of("room", SCAN))))
                .withCount(Requests.ALL)
                .withImages(ImagesMode.NONE)
                .withProfile(Profile.named(profile))
                .withAsk(ask);
    }

    private static Set<Subtask> subtasks(List<Sample> samples) {
        Set<Subtask> subtasks = EnumSet.noneOf(Subtask.class);
        samples.forEach(sample -> subtasks.add(sample.subtask()));
        return subtasks;
    }
}
