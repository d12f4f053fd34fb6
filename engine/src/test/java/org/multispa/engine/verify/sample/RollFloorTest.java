package org.multispa.engine.verify.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.RoomScan;

/// The direction of a roll is asked from half a degree on, in the paper profile too, which has no dead zone.
final class RollFloorTest {
    @TempDir
    private Path out;

    @Test
    void the_direction_of_a_smaller_roll_is_noticed() throws Exception {
        int below = 0;
        int above = 0;
        for (double degrees : new double[] {0.3, 35}) {
            double half = Math.toRadians(degrees) / 2;
            Pose tilt = Pose.ofQuaternion(Math.sin(half), 0, 0, Math.cos(half), Vec3.ZERO);
            StaticScene scene = RoomScenes.of("tilted", RoomScan.of(14, 5), tilt);
            Path folder = out.resolve("tilted-by-" + degrees);
            List<Sample> angles = Requests.of(List.of(MemorySource.locationOf(scene)))
                    .withSubtasks(EnumSet.of(Subtask.CAMERA_ROLL_ANGLE))
                    .withCount(Requests.ALL)
                    .withProfile(Profile.PAPER)
                    .withImages(ImagesMode.NONE)
                    .withAsk(AskSettings.DEFAULT)
                    .samples(folder);
            Rules rules = Rules.of(DatasetReader.open(folder).manifest().configuration());
            SampleCheck check = SampleCheck.of(scene, rules, new Listing("tilted", "tilted", "train", ImagesMode.NONE));
            for (Sample sample : angles) {
                double roll = Objects.requireNonNull(sample.provenance().raw().get("roll_deg"));
                List<Fault> faults = new ArrayList<>(check.faults(direction(sample, roll)));
                if (Math.abs(roll) < 0.5) {
                    below++;
                    assertThat(faults).singleElement().satisfies(fault -> {
                        assertThat(fault.cause()).isEqualTo(Cause.GATE);
                        assertThat(fault.what()).isEqualTo("roll, degrees");
                    });
                } else {
                    above++;
                    assertThat(faults).isEmpty();
                }
            }
        }
        assertThat(below).isGreaterThan(10);
        assertThat(above).isGreaterThan(10);
    }

    /// A question about the size of a roll, made into one about its direction.
    private static Sample direction(Sample sample, double roll) {
        Answer.Direction answer = new Answer.Direction(roll > 0 ? Word.CLOCKWISE : Word.COUNTERCLOCKWISE);
        return new Sample(
                sample.id(),
                sample.images(),
                List.of(sample.conversations().getFirst(), new Turn(Turn.Speaker.GPT, "`" + answer.text() + "`")),
                Subtask.CAMERA_ROLL_DIRECTION,
                sample.split(),
                answer,
                sample.provenance());
    }
}
