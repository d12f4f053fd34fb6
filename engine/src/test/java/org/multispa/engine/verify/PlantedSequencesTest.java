package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.TrackSubset;
import org.multispa.testing.rooms.RoomScan;

/// Questions about a change that show other frames between the first and the last than they may, with images and
/// placeholders that fit the frames shown.
final class PlantedSequencesTest {
    private static final Scene ROOM = RoomScenes.of("room", RoomScan.of(14, 5));
    private static final Scene VIDEO = MovingThings.of(3, 12, true).scene(TrackSubset.ADT);

    @TempDir
    private Path out;

    private List<Sample> generate(Scene scene, Subtask subtask, double sequences) throws Exception {
        return Requests.of(List.of(MemorySource.locationOf(scene)))
                .withSubtasks(EnumSet.of(subtask))
                .withCount(60)
                .withImages(ImagesMode.NONE)
                .withAsk(AskSettings.DEFAULT.withSequences(sequences))
                .samples(out);
    }

    private void found(Scene scene, Cause cause, Sample sample, UnaryOperator<List<Integer>> change) throws Exception {
        List<Integer> frames = change.apply(new ArrayList<>(sample.provenance().frames()));
        new Planted(out).firstSample(s -> s.id().equals(sample.id()), s -> over(s, frames));
        List<SceneLocation> scenes = List.of(MemorySource.locationOf(scene));
        VerifyReport report = Verified.report(out, scenes);
        assertThat(report.rows()).as(report.text()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(cause);
            assertThat(row.examples().getFirst().sample()).isEqualTo(sample.id());
        });
    }

    /// The sample with these frames for its own.
    private static Sample over(Sample sample, List<Integer> frames) {
        Sample.Image any = sample.images().getFirst();
        List<Sample.Image> images = new ArrayList<>();
        StringBuilder placeholders = new StringBuilder();
        for (int frame : frames) {
            images.add(new Sample.Image(
                    "%s/%06d.jpg".formatted(sample.provenance().scene(), frame), any.width(), any.height()));
            placeholders.append("Image-%d: <image>\n".formatted(images.size()));
        }
        String words = sample.conversations().getFirst().value().replaceAll("Image-\\d: <image>\n", "");
        return Changes.turn(Changes.images(Changes.frames(sample, frames), images), 0, placeholders + words);
    }

    private static Sample longerThan(int images, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.images().size() > images)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> swapped(List<Integer> frames, int i, int j) {
        Collections.swap(frames, i, j);
        return frames;
    }

    @Test
    void frames_between_that_are_out_of_order_are_noticed() throws Exception {
        Sample sample = longerThan(3, generate(ROOM, Subtask.CAMERA_VECTOR, 1));
        found(ROOM, Cause.GATE, sample, frames -> swapped(frames, 1, 2));
    }

    @Test
    void frames_of_a_video_that_are_out_of_order_are_noticed() throws Exception {
        Sample sample = longerThan(3, generate(VIDEO, Subtask.MOTION_VECTOR_COORDINATE_ADT, 1));
        found(VIDEO, Cause.GATE, sample, frames -> swapped(frames, 1, 2));
    }

    @Test
    void a_frame_that_is_shown_twice_is_noticed() throws Exception {
        Sample sample = longerThan(3, generate(ROOM, Subtask.CAMERA_DISTANCE, 1));
        found(ROOM, Cause.GATE, sample, frames -> {
            frames.set(2, frames.get(1));
            return frames;
        });
    }

    @Test
    void frames_between_where_no_sequences_were_asked_for_are_noticed() throws Exception {
        Sample sample = generate(ROOM, Subtask.CAMERA_DISTANCE, 0).getFirst();
        found(ROOM, Cause.SCENE, sample, frames -> List.of(frames.get(0), frames.get(0), frames.get(1)));
    }

    @Test
    void a_sequence_of_more_than_eight_frames_is_noticed() throws Exception {
        Sample sample = generate(ROOM, Subtask.CAMERA_DISTANCE, 1).getFirst();
        found(ROOM, Cause.SCENE, sample, frames -> {
            while (frames.size() < 9) {
                frames.add(1, frames.getFirst());
            }
            return frames;
        });
    }

    @Test
    void a_third_image_of_a_correspondence_is_noticed() throws Exception {
        Sample sample = generate(ROOM, Subtask.CORRESPONDENCE_COORDINATE, 1).getFirst();
        found(ROOM, Cause.SCENE, sample, frames -> List.of(frames.get(0), frames.get(0), frames.get(1)));
    }
}
