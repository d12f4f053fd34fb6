package org.multispa.engine.verify;

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
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.generate.Progress;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.AskSettings.Distractors;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.SceneLocation;
import org.multispa.testing.rooms.RoomScan;

/// Every sample that a room known exactly can give.
final class GoodRoomsTest {
    private static final List<SceneLocation> ROOM =
            List.of(MemorySource.locationOf(RoomScenes.of("room", RoomScan.of(14, 5))));
    private static final Set<Subtask> OBJECTS =
            EnumSet.of(Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);

    @TempDir
    private Path out;

    @ParameterizedTest
    @CsvSource({"paper", "strict"})
    void every_sample_is_right(String profile) throws Exception {
        List<Sample> samples = check(profile, new AskSettings(24, 4, Distractors.MIXED, 0.2, 2));
        assertThat(subtasks(samples)).containsAll(Subtask.staticOnes());
        assertThat(samples).hasSizeGreaterThan(1000);
        assertThat(new HashSet<>(samples.stream().map(Sample::id).toList())).hasSameSizeAs(samples);
    }

    @ParameterizedTest
    @EnumSource(Distractors.class)
    void every_level_of_distractors_is_right(Distractors level) throws Exception {
        for (String profile : List.of("paper", "strict")) {
            Requests request = request(profile, new AskSettings(1, 6, level, 0.25, 2))
                    .withSubtasks(EnumSet.of(Subtask.CORRESPONDENCE_CHOICE));
            Set<String> levels = new HashSet<>();
            check(request, profile).forEach(s -> levels.add(s.provenance().bin().replaceAll("^.*/", "")));
            assertThat(levels)
                    .isEqualTo(
                            level == Distractors.MIXED ? Set.of("random", "near", "same-object") : Set.of(level.id()));
        }
    }

    @ParameterizedTest
    @CsvSource({"paper,1", "paper,2", "paper,3", "strict,1", "strict,2", "strict,3"})
    void sizes_of_objects_are_right_over_any_number_of_frames(String profile, int frames) throws Exception {
        Requests request = request(profile, new AskSettings(1, 1, Distractors.MIXED, 0.2, frames))
                .withSubtasks(OBJECTS);
        List<Sample> samples = check(request, profile);
        assertThat(samples.isEmpty()).isEqualTo(profile.equals("strict") && frames == 3);
        assertThat(samples).allSatisfy(s -> assertThat(s.images()).hasSize(frames));
    }

    @ParameterizedTest
    @CsvSource({"paper", "strict"})
    void every_sequence_is_right(String profile) throws Exception {
        AskSettings ask = new AskSettings(1, 1, Distractors.MIXED, 0.2, 2).withSequences(0.7);
        List<Sample> samples = check(profile, ask);
        assertThat(samples).anyMatch(s -> s.images().size() > 5 && s.subtask() == Subtask.CAMERA_VECTOR);
        assertThat(samples).anyMatch(s -> s.images().size() > 2 && s.subtask() == Subtask.OBJECT_HEIGHT);
        assertThat(samples).anyMatch(s -> s.images().size() == 2 && s.subtask() == Subtask.CAMERA_VECTOR);
    }

    @ParameterizedTest
    @CsvSource({"paper", "strict"})
    void every_sample_of_the_extra_subtasks_is_right(String profile) throws Exception {
        double half = Math.toRadians(35) / 2;
        Pose tilt = Pose.ofQuaternion(Math.sin(half), 0, 0, Math.cos(half), Vec3.ZERO);
        List<SceneLocation> tilted =
                List.of(MemorySource.locationOf(RoomScenes.of("tilted", RoomScan.of(14, 5), tilt)));
        Set<Subtask> extras = EnumSet.complementOf(EnumSet.copyOf(Subtask.benchmark()));
        Requests request =
                request(profile, AskSettings.DEFAULT).withScenes(tilted).withSubtasks(extras);
        List<Sample> samples = request.samples(out);
        assertThat(Verified.clean(out, tilted)).isEqualTo(samples.size());
        assertThat(subtasks(samples)).isEqualTo(extras);
    }

    @ParameterizedTest
    @CsvSource({"DRAWN,paper", "DRAWN,strict", "LAZY,strict", "NONE,strict"})
    void images_in_every_mode_are_right(ImagesMode mode, String profile) throws Exception {
        Requests request = Requests.of(ROOM).withCount(6).withImages(mode).withProfile(Profile.named(profile));
        request.run(out);
        assertThat(Verified.clean(out, ROOM)).isGreaterThan(90);
    }

    @Test
    void questions_without_their_answers_are_right() throws Exception {
        Requests.of(ROOM).withCount(6).withImages(ImagesMode.LAZY).run(out);
        new Planted(out).everySample(Sample::asBenchmark);
        assertThat(Verified.clean(out, ROOM)).isGreaterThan(90);
    }

    @Test
    void a_sample_of_the_samples_is_the_same_for_any_number_of_threads() throws Exception {
        request("strict", new AskSettings(8, 2, Distractors.MIXED, 0.2, 2)).run(out);
        VerifyReport all = Verified.report(out, ROOM);
        VerifyReport some = Verifier.run(new VerifyRequest(out, ROOM, 57, false, 1), progress());
        assertThat(some.samples()).isEqualTo(57);
        assertThat(some.isClean()).isTrue();
        assertThat(all.samples()).isGreaterThan(500);
        assertThat(Verifier.run(new VerifyRequest(out, ROOM, 57, false, 3), progress()))
                .isEqualTo(some);
    }

    /// What the profiles keep apart is noticed: many of the paper's questions break a rule of the strict profile.
    @Test
    void the_two_profiles_differ_where_they_should() throws Exception {
        AskSettings ask = new AskSettings(16, 2, Distractors.RANDOM, 0.2, 2);
        List<Sample> paper = request("paper", ask).samples(out.resolve("paper"));
        List<Sample> strict = request("strict", ask).samples(out.resolve("strict"));
        assertThat(paper).anySatisfy(s -> assertThat(s.provenance().bin()).isEqualTo("rug"));
        assertThat(strict).noneSatisfy(s -> assertThat(s.id()).contains("object-height_o7-"));
        Planted asStrict = new Planted(out.resolve("paper"));
        asStrict.everySample(s -> Changes.profile(s, "strict"));
        asStrict.configurationOf(out.resolve("strict"));
        VerifyReport report = Verified.report(out.resolve("paper"), ROOM);
        assertThat(report.rows().stream().map(VerifyReport.Row::cause)).contains(Cause.GATE, Cause.NOT_SEEN, Cause.BIN);
        assertThat(report.disagreements()).isGreaterThan(paper.size() / 10);
    }

    private static Progress progress() {
        return Progress.SILENT;
    }

    private List<Sample> check(String profile, AskSettings ask) throws Exception {
        return check(request(profile, ask), profile);
    }

    private List<Sample> check(Requests request, String profile) throws Exception {
        Path folder = out.resolve(profile);
        List<Sample> samples = request.samples(folder);
        assertThat(Verified.clean(folder, ROOM)).isEqualTo(samples.size());
        return samples;
    }

    private static Requests request(String profile, AskSettings ask) {
        return Requests.of(ROOM)
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
