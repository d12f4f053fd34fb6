package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.TrackSubset;
import org.multispa.testing.rooms.RoomScan;

/// Every sample of videos whose every position is known.
final class GoodMotionTest {
    private static final Pose TURNED = Pose.lookingAt(new Vec3(1, 2, 3), new Vec3(4, 4, 4), new Vec3(0, 0, 1));

    @TempDir
    private Path out;

    private static List<SceneLocation> videos(int frames) {
        DynamicScene walking = MovingThings.of(3, frames, true).scene("walking", TrackSubset.ADT, TURNED);
        DynamicScene resting = MovingThings.of(8, frames, false).scene("resting", TrackSubset.PSTUDIO, Pose.IDENTITY);
        return List.of(MemorySource.locationOf(walking), MemorySource.locationOf(resting));
    }

    private static Set<Subtask> moving() {
        return EnumSet.complementOf(EnumSet.copyOf(Subtask.staticOnes()));
    }

    @ParameterizedTest
    @CsvSource({"paper,NONE,100000", "strict,NONE,100000", "strict,DRAWN,30", "paper,LAZY,30"})
    void every_sample_is_right(String profile, ImagesMode images, long count) throws Exception {
        List<SceneLocation> videos = videos(20);
        List<Sample> samples = Requests.of(videos)
                .withSubtasks(moving())
                .withCount(count)
                .withProfile(Profile.named(profile))
                .withImages(images)
                .samples(out);
        VerifyReport report = Verified.report(out, videos);
        assertThat(report.isClean()).as(report.text()).isTrue();
        assertThat(report.samples()).isEqualTo(samples.size()).isGreaterThan(200);
        assertThat(report.checked()).hasSize(8);
        assertThat(samples)
                .anySatisfy(s -> assertThat(s.provenance().bin()).isEqualTo("still"))
                .anySatisfy(s -> assertThat(s.provenance().bin()).startsWith("moved-"));
    }

    @Test
    void scans_and_videos_stand_side_by_side() throws Exception {
        List<SceneLocation> scenes =
                List.of(videos(12).getFirst(), MemorySource.locationOf(RoomScenes.of("room", RoomScan.of(8, 2))));
        Requests.of(scenes)
                .withSubtasks(EnumSet.allOf(Subtask.class))
                .withCount(5)
                .withImages(ImagesMode.NONE)
                .run(out);
        VerifyReport report = Verified.report(out, scenes);
        assertThat(report.isClean()).as(report.text()).isTrue();
        assertThat(report.checked().stream().map(VerifyReport.Checked::subtask))
                .contains(Subtask.MOTION_VECTOR_DOT_ADT.id(), Subtask.CAMERA_VECTOR.id());
    }

    @Test
    void a_sample_about_a_video_is_refused_where_the_scene_is_a_scan() throws Exception {
        List<SceneLocation> videos = List.of(videos(12).getFirst());
        Requests.of(videos)
                .withSubtasks(moving())
                .withCount(3)
                .withImages(ImagesMode.NONE)
                .run(out);
        List<SceneLocation> scans = List.of(MemorySource.locationOf(RoomScenes.of("walking", RoomScan.of(4, 2))));
        VerifyReport report = Verified.report(out, scans);
        assertThat(report.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.cause()).isEqualTo(Cause.SCENE));
        assertThat(report.disagreements()).isEqualTo(report.samples());
    }
}
