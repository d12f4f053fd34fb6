package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Turn;

/// Holds one sample after the other against a raw scene.
final class SampleCheck {
    private static final Pattern SPAN = Pattern.compile("`([^`]*)`");
    private static final Pattern PLACEHOLDER = Pattern.compile("<image>");

    private final RawSight sight;
    private final PointChecks points;
    private final CameraChecks camera;
    private final ObjectChecks objects;

    /// @param nearRadius farthest near distractor, as a share of the image width
    SampleCheck(RawScene scene, Rules rules, double nearRadius) {
        this.sight = new RawSight(scene, rules);
        this.points = new PointChecks(sight, nearRadius);
        this.camera = new CameraChecks(sight);
        this.objects = new ObjectChecks(sight);
    }

    /// Throws an assertion error that names the sample if anything about it is not so.
    void check(Sample sample) {
        try {
            checkText(sample);
            switch (sample.subtask()) {
                case DEPTH_ESTIMATION_DOT, DEPTH_ESTIMATION_COORDINATE -> points.depth(sample);
                case DEPTH_COMPARISON_DOT, DEPTH_COMPARISON_COORDINATE -> points.comparison(sample);
                case CORRESPONDENCE_COORDINATE -> points.correspondence(sample);
                case CORRESPONDENCE_CHOICE -> points.choice(sample);
                case CAMERA_X_DIRECTION,
                        CAMERA_Y_DIRECTION,
                        CAMERA_Z_DIRECTION,
                        CAMERA_YAW_DIRECTION,
                        CAMERA_PITCH_DIRECTION,
                        CAMERA_YAW_ANGLE,
                        CAMERA_PITCH_ANGLE,
                        CAMERA_DISTANCE,
                        CAMERA_VECTOR,
                        CAMERA_ROLL_DIRECTION,
                        CAMERA_ROLL_ANGLE,
                        CAMERA_SIX_DOF -> camera.check(sample);
                case OBJECT_HEIGHT, OBJECT_LENGTH, OBJECT_WIDTH -> objects.check(sample);
                default -> throw new AssertionError("not about a static scene");
            }
        } catch (AssertionError e) {
            throw new AssertionError(sample.id() + ": " + e.getMessage() + "\n" + sample, e);
        }
    }

    private void checkText(Sample sample) {
        String human = sample.conversations().getFirst().value();
        String reply = sample.conversations().getLast().value();
        assertThat(sample.conversations().stream().map(Turn::from))
                .containsExactly(Turn.Speaker.HUMAN, Turn.Speaker.GPT);
        assertThat(PLACEHOLDER.matcher(human).results().count())
                .isEqualTo(sample.images().size());
        assertThat(human)
                .startsWith(sample.images().size() == 1 ? "<image>\n" : "Image-1: <image>\nImage-2: <image>\n");
        assertThat(human + reply).doesNotContain("{").doesNotContain("}");
        List<MatchResult> spans = SPAN.matcher(reply).results().toList();
        assertThat(spans).hasSize(1);
        assertThat(spans.getLast().group(1)).isEqualTo(sample.truth().text()).isEqualTo(shown(sample.truth()));
        assertThat(sample.provenance().profile()).isEqualTo(sight.rules().name());
        assertThat(sample.images()).hasSize(sample.provenance().frames().size()).allSatisfy(image -> {
            assertThat(image.width()).isEqualTo(sight.scene().lens().width());
            assertThat(image.height()).isEqualTo(sight.scene().lens().height());
        });
        assertThat(sight.scene().frames()).containsAll(sample.provenance().frames());
    }

    private static String shown(Answer truth) {
        return switch (truth) {
            case Answer.Choice(String label) -> label;
            case Answer.Direction(Answer.Direction.Word word) -> word.name().toLowerCase(java.util.Locale.ROOT);
            case Answer.Scalar(long value, Answer.Unit _) -> "" + value;
            case Answer.Pixel(int x, int y) -> "[ " + x + " , " + y + " ]";
            case Answer.Vector(long x, long y, long z) -> "[ " + x + " , " + y + " , " + z + " ]";
            case Answer.Motion(long x, long y, long z, long yaw, long pitch, long roll) ->
                "[ " + x + " , " + y + " , " + z + " , " + yaw + " , " + pitch + " , " + roll + " ]";
        };
    }
}
