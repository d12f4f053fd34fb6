package org.multispa.engine.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Moved;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.geometry.Pose;
import org.multispa.testing.rooms.RoomScan;

/// Where the origin lies, which way the x axis points, and which frame comes first, are nobody's business.
final class InvarianceTest {
    private static final RoomScan SCAN = RoomScan.of(12, 6);
    private static final Set<Subtask> CAMERA = EnumSet.range(Subtask.CAMERA_X_DIRECTION, Subtask.CAMERA_VECTOR);
    private static final Set<Subtask> POINTS =
            EnumSet.range(Subtask.DEPTH_ESTIMATION_DOT, Subtask.CORRESPONDENCE_COORDINATE);
    private static final Set<Subtask> OBJECTS =
            EnumSet.of(Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);

    @TempDir
    private Path out;

    @Test
    void questions_about_the_camera_do_not_change_with_the_world_s_frame() throws Exception {
        Map<String, Sample> here = samples(Pose.IDENTITY, CAMERA, 7);
        assertThat(here).hasSizeGreaterThan(100);
        for (double degrees : new double[] {17, 123.4, -90}) {
            Map<String, Sample> there = samples(Moved.by(degrees, 3 + degrees / 10, -20, 0.7), CAMERA, 7);
            assertThat(there.keySet()).isEqualTo(here.keySet());
            there.forEach((id, sample) -> assertSame(sample, sample(here, id)));
        }
    }

    @Test
    void questions_about_a_point_have_the_same_answer_in_any_frame_of_the_world() throws Exception {
        Map<String, Sample> here = samples(Pose.IDENTITY, POINTS, 7);
        Map<String, Sample> there = samples(Moved.by(31, -4, 2, 1.5), POINTS, 7);
        int common = 0;
        for (Map.Entry<String, Sample> entry : there.entrySet()) {
            if (here.containsKey(entry.getKey())) {
                assertSame(entry.getValue(), sample(here, entry.getKey()));
                common++;
            }
        }
        assertThat(common).isGreaterThan(20);
    }

    @Test
    void sizes_do_not_change_when_the_room_is_turned_by_quarters() throws Exception {
        Map<String, Sample> here = samples(Pose.IDENTITY, OBJECTS, 7);
        assertThat(here).isNotEmpty();
        for (int quarters = 1; quarters < 4; quarters++) {
            Map<String, Sample> there = samples(Moved.by(90 * quarters, 1, quarters, -0.25), OBJECTS, 7);
            assertThat(there.keySet()).isEqualTo(here.keySet());
            there.forEach((id, sample) -> assertSame(sample, sample(here, id)));
        }
    }

    private static void assertSame(Sample one, Sample other) {
        assertThat(one.provenance().bin()).isEqualTo(other.provenance().bin());
        assertThat(one.provenance().raw().keySet())
                .isEqualTo(other.provenance().raw().keySet());
        one.provenance()
                .raw()
                .forEach((name, value) -> assertThat(value)
                        .as("%s of %s", name, one.id())
                        .isCloseTo(other.provenance().raw().getOrDefault(name, Double.NaN), within(1e-5)));
        assertThat(one.truth()).as(one.id()).isEqualTo(other.truth());
    }

    @Test
    void with_the_frames_the_other_way_round_turns_are_opposite_and_the_way_is_as_long() throws Exception {
        Map<String, Sample> samples = new TreeMap<>();
        for (long seed = 0; seed < 4; seed++) {
            samples.putAll(samples(Pose.IDENTITY, CAMERA, seed));
        }
        int compared = 0;
        for (Sample one : samples.values()) {
            List<Integer> frames = one.provenance().frames();
            Sample other = samples.get("room_" + one.subtask().id() + "_" + frames.get(1) + "-" + frames.get(0));
            if (other != null) {
                compared++;
                assertOpposite(one, other);
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static void assertOpposite(Sample one, Sample other) {
        var raw = one.provenance().raw();
        var back = other.provenance().raw();
        assertThat(value(raw, "yaw_deg")).isCloseTo(-value(back, "yaw_deg"), within(1e-9));
        assertThat(value(raw, "pitch_deg")).isCloseTo(-value(back, "pitch_deg"), within(1e-9));
        assertThat(value(raw, "distance_m")).isCloseTo(value(back, "distance_m"), within(1e-9));
        assertThat(value(raw, "overlap_percent")).isEqualTo(value(back, "overlap_percent"));
        double length = Math.sqrt(square(raw, "x_m") + square(raw, "y_m") + square(raw, "z_m"));
        assertThat(length).isCloseTo(value(raw, "distance_m"), within(1e-9));
        switch (one.subtask()) {
            case CAMERA_YAW_DIRECTION, CAMERA_PITCH_DIRECTION ->
                assertThat(one.truth()).isNotEqualTo(other.truth());
            case CAMERA_YAW_ANGLE, CAMERA_PITCH_ANGLE, CAMERA_DISTANCE ->
                assertThat(one.truth()).isEqualTo(other.truth());
            case CAMERA_VECTOR ->
                assertThat(length((Answer.Vector) one.truth()))
                        .isCloseTo(length((Answer.Vector) other.truth()), within(2.0));
            default -> {
                // the way back runs along other axes where the camera turned
            }
        }
    }

    private static double length(Answer.Vector v) {
        return Math.sqrt((double) (v.x() * v.x() + v.y() * v.y() + v.z() * v.z()));
    }

    private static double square(Map<String, Double> raw, String name) {
        return value(raw, name) * value(raw, name);
    }

    private static double value(Map<String, Double> raw, String name) {
        return raw.getOrDefault(name, Double.NaN);
    }

    private static Sample sample(Map<String, Sample> samples, String id) {
        Sample found = samples.get(id);
        if (found == null) {
            throw new AssertionError("no sample " + id);
        }
        return found;
    }

    private Map<String, Sample> samples(Pose motion, Set<Subtask> subtasks, long seed) throws Exception {
        Map<String, Sample> samples = new TreeMap<>();
        Path folder = out.resolve(motion.hashCode() + "_" + subtasks.hashCode() + "_" + seed);
        Requests.of(List.of(MemorySource.locationOf(RoomScenes.of("room", SCAN, motion))))
                .withCount(Requests.ALL)
                .withImages(ImagesMode.NONE)
                .withProfile(Profile.STRICT)
                .withSubtasks(subtasks)
                .withSeed(seed)
                .withAsk(new AskSettings(96, 12, AskSettings.Distractors.RANDOM, 0.2, 2))
                .samples(folder)
                .forEach(sample -> samples.put(sample.id(), sample));
        return samples;
    }
}
