package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.geometry.AxisBox;
import org.multispa.scenes.synthetic.Capture;
import org.multispa.scenes.synthetic.SyntheticScene;

/// Samples of a made-up furnished room, held against what its maker knows: depth by rays, boxes of the furniture.
final class MadeRoomAnswersTest {
    private static final SyntheticScene MADE =
            SyntheticScene.of(3, Capture.ofFrames(24).withColorSize(160, 120).withDepthSize(80, 60));

    /// Width of a depth pixel in pixels of the colour image. At an edge a point may be seen at the depth pixel that
    /// lies nearest and not on the ray through its own pixel.
    private static final double DEPTH_PIXEL = 2;

    @TempDir
    private Path out;

    @ParameterizedTest
    @ValueSource(strings = {"paper", "strict"})
    void every_sample_is_right(String profile) throws Exception {
        List<Sample> samples = Requests.of(List.of(MemorySource.locationOf(MADE.scene())))
                .withCount(400)
                .withImages(ImagesMode.NONE)
                .withProfile(Profile.named(profile))
                .withAsk(new AskSettings(32, 4, AskSettings.Distractors.MIXED, 0.2, 2))
                .samples(out);
        assertThat(Verified.clean(out, List.of(MemorySource.locationOf(MADE.scene()))))
                .isEqualTo(samples.size())
                .isGreaterThan(2000);
        samples.stream()
                .filter(sample -> !sample.provenance().objects().isEmpty())
                .forEach(this::checkBox);
        if (profile.equals("strict")) {
            checkRays(samples);
        }
    }

    /// The strict profile asks only about points that lie on the surface which a ray through their pixel meets, or a
    /// ray through the depth pixel nearest to it.
    private static void checkRays(List<Sample> samples) {
        List<Sample> depths = samples.stream()
                .filter(s -> s.subtask() == Subtask.DEPTH_ESTIMATION_DOT
                        || s.subtask() == Subtask.DEPTH_ESTIMATION_COORDINATE)
                .toList();
        List<Sample> matches = samples.stream()
                .filter(s -> s.subtask() == Subtask.CORRESPONDENCE_COORDINATE)
                .toList();
        assertThat(depths.size() + matches.size()).isGreaterThan(500);
        depths.forEach(s -> assertMeets(s, 0, "u_px", "v_px", "depth_m"));
        matches.forEach(s -> {
            assertMeets(s, 0, "u1_px", "v1_px", "depth1_m");
            assertMeets(s, 1, "u2_px", "v2_px", "depth2_m");
        });
    }

    private static void assertMeets(Sample sample, int image, String u, String v, String depth) {
        int frame = sample.provenance().frames().get(image);
        double z = raw(sample, depth);
        double[] exact = {
            MADE.depthAt(frame, raw(sample, u), raw(sample, v)),
            MADE.depthAt(frame, atDepthPixel(raw(sample, u)), atDepthPixel(raw(sample, v)))
        };
        assertThat(Arrays.stream(exact).anyMatch(d -> Math.abs(d - z) <= Math.max(0.02, 0.015 * z)))
                .as("%s: %s of %s agrees with %s", sample.id(), depth, z, Arrays.toString(exact))
                .isTrue();
    }

    /// Where the depth pixel nearest to a position lies in the colour image.
    private static double atDepthPixel(double position) {
        return DEPTH_PIXEL * Math.floor(position / DEPTH_PIXEL + 0.5);
    }

    private static double raw(Sample sample, String name) {
        return sample.provenance().raw().getOrDefault(name, Double.NaN);
    }

    private void checkBox(Sample sample) {
        AxisBox box = MADE.box(sample.provenance().objects().getFirst());
        double exact = switch (sample.subtask()) {
            case OBJECT_HEIGHT -> box.size().z();
            case OBJECT_LENGTH -> Math.max(box.size().x(), box.size().y());
            default -> Math.min(box.size().x(), box.size().y());
        };
        assertThat(sample.truth())
                .isInstanceOfSatisfying(
                        Answer.Scalar.class,
                        scalar -> assertThat((double) scalar.value())
                                .as(sample.id())
                                .isCloseTo(1000 * exact, within(0.55)));
    }
}
