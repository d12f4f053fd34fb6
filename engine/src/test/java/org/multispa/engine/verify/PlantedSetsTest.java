package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.geometry.PointSets;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.RoomScan;

/// Questions about an object's size that show other frames than a minimal covering set, with raw values, images and
/// words that are right for the frames shown.
final class PlantedSetsTest {
    private static final StaticScene SCENE = RoomScenes.of("room", RoomScan.of(40, 5));
    private static final List<SceneLocation> ROOM = List.of(MemorySource.locationOf(SCENE));
    private static final SceneIndex SEEN = SceneIndex.of(SCENE, Profile.PAPER.visibilityRule());

    @TempDir
    private Path out;

    private List<Sample> generate(double sequences) throws Exception {
        return Requests.of(ROOM)
                .withSubtasks(EnumSet.of(Subtask.OBJECT_HEIGHT))
                .withCount(Requests.ALL)
                .withProfile(Profile.PAPER)
                .withImages(ImagesMode.NONE)
                .withAsk(AskSettings.DEFAULT.withSequences(sequences))
                .samples(out);
    }

    /// A sample as it would be over the frames of `set` and `added`.
    private static Sample over(Sample sample, List<Integer> set, List<Integer> added) {
        List<Integer> frames =
                Stream.concat(set.stream(), added.stream()).sorted().toList();
        Provenance from = sample.provenance();
        Map<String, Double> raw = new TreeMap<>(from.raw());
        raw.keySet().removeIf(name -> name.startsWith("visible_points_"));
        List<Sample.Image> images = new ArrayList<>();
        StringBuilder placeholders = new StringBuilder();
        for (int frame : frames) {
            Sample.Image any = sample.images().getFirst();
            images.add(new Sample.Image("room/%06d.jpg".formatted(frame), any.width(), any.height()));
            raw.put("visible_points_" + images.size(), (double) visible(object(sample), frame));
            placeholders.append("Image-%d: <image>\n".formatted(images.size()));
        }
        String id = sample.id()
                        .substring(0, sample.id().indexOf("_o" + object(sample).id() + "-")) + "_o"
                + object(sample).id() + hyphened(set) + (added.isEmpty() ? "" : "-with" + hyphened(added));
        String words = sample.conversations().getFirst().value().replaceAll("Image-\\d: <image>\n", "");
        Provenance changed = new Provenance(
                from.scene(),
                from.family(),
                frames,
                from.points(),
                from.objects(),
                new TreeMap<>(raw),
                from.bin(),
                from.profile(),
                from.templates(),
                from.overlays());
        return new Sample(
                id,
                images,
                List.of(
                        new Turn(Turn.Speaker.HUMAN, placeholders + words),
                        sample.conversations().getLast()),
                sample.subtask(),
                sample.split(),
                sample.truth(),
                changed);
    }

    private static String hyphened(List<Integer> numbers) {
        return numbers.stream().map(number -> "-" + number).collect(Collectors.joining());
    }

    private static SceneObject object(Sample sample) {
        int id = sample.provenance().objects().getFirst();
        return SCENE.objects().stream().filter(o -> o.id() == id).findFirst().orElseThrow();
    }

    private static long visible(SceneObject object, int number) {
        return IntStream.of(object.points()).filter(seenBy(number)).count();
    }

    private static IntPredicate seenBy(int number) {
        long[] seen = SEEN.seen()[position(number)];
        return point -> PointSets.contains(seen, point);
    }

    private static int position(int number) {
        return IntStream.range(0, SEEN.frames().size())
                .filter(i -> SEEN.frames().get(i).number() == number)
                .findFirst()
                .orElseThrow();
    }

    /// Frames other than the sample's own that see its object well.
    private static List<Integer> others(Sample sample) {
        return SEEN.frames().stream()
                .map(Frame::number)
                .filter(number -> !sample.provenance().frames().contains(number))
                .filter(number ->
                        visible(object(sample), number) >= 0.06 * object(sample).points().length)
                .toList();
    }

    /// Those of them that show the object's height alone.
    private static List<Integer> whole(Sample sample) {
        SceneObject object = object(sample);
        return others(sample).stream()
                .filter(number -> height(object, seenBy(number)) > 0.91 * height(object, _ -> true))
                .toList();
    }

    private static double height(SceneObject object, IntPredicate shown) {
        DoubleSummaryStatistics z = IntStream.of(object.points())
                .filter(shown)
                .mapToDouble(point -> SCENE.points().point(point).z())
                .summaryStatistics();
        return z.getMax() - z.getMin();
    }

    private static List<Integer> sorted(int a, int b) {
        return Stream.of(a, b).sorted().toList();
    }

    private void found(Sample sample, Sample planted, String expected) throws Exception {
        new Planted(out).firstSample(s -> s.id().equals(sample.id()), _ -> planted);
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.rows()).as(report.text()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(Cause.GATE);
            assertThat(row.count()).isEqualTo(1);
            assertThat(row.examples().getFirst().sample()).isEqualTo(planted.id());
        });
        assertThat(report.text()).contains(expected);
    }

    /// The first sample over two frames whose object a single other frame shows from top to bottom.
    private static Sample besideAWholeView(List<Sample> samples) {
        return samples.stream()
                .filter(s -> s.images().size() == 2 && !whole(s).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7})
    void a_frame_that_shows_the_object_whole_makes_the_other_needless(double sequences) throws Exception {
        Sample sample = besideAWholeView(generate(sequences));
        int first = sample.provenance().frames().getFirst();
        int whole = whole(sample).getFirst();
        found(sample, over(sample, sorted(first, whole), List.of()), "frame " + first + " is not needed");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7})
    void a_frame_more_than_the_set_needs_is_noticed(double sequences) throws Exception {
        Sample sample = besideAWholeView(generate(sequences));
        List<Integer> three = new ArrayList<>(sample.provenance().frames());
        three.add(whole(sample).getFirst());
        Collections.sort(three);
        found(sample, over(sample, three, List.of()), "frames of the set");
    }

    @Test
    void a_frame_added_to_a_sequence_is_not_taken_for_one_of_the_set() throws Exception {
        Sample sample = besideAWholeView(generate(0.7));
        int whole = whole(sample).getFirst();
        List<Integer> frames = sample.provenance().frames();
        found(
                sample,
                over(sample, sorted(frames.get(0), whole), frames.subList(1, 2)),
                "frame " + frames.getFirst() + " is not needed");
    }

    @Test
    void frames_are_added_only_where_sequences_were_asked_for() throws Exception {
        Sample sample = besideAWholeView(generate(0));
        Sample longer = over(sample, sample.provenance().frames(), whole(sample).subList(0, 1));
        found(sample, longer, "frames added to the set");
    }

    @Test
    void a_sequence_of_more_than_eight_frames_is_noticed() throws Exception {
        Sample sample = generate(0.7).stream()
                .filter(s -> s.images().size() == 2 && others(s).size() >= 7)
                .findFirst()
                .orElseThrow();
        Sample longer =
                over(sample, sample.provenance().frames(), others(sample).subList(0, 7));
        found(sample, longer, "at most 8 with those of the set");
    }

    @Test
    void an_id_that_names_other_frames_is_noticed() throws Exception {
        Sample sample = generate(0.7).getFirst();
        found(sample, Changes.id(sample, sample.id() + "-with-999"), "id that names the frames");
    }

    /// The frames of a set may be named otherwise, as long as they are a set: what is planted here is right.
    @Test
    void added_frames_beside_a_minimal_set_are_right() throws Exception {
        Sample sample = besideAWholeView(generate(0.7));
        Sample longer = over(sample, sample.provenance().frames(), whole(sample).subList(0, 1));
        new Planted(out).firstSample(s -> s.id().equals(sample.id()), _ -> longer);
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.isClean()).as(report.text()).isTrue();
    }
}
