package org.multispa.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answers;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.engine.testscenes.Requests;
import org.multispa.geometry.Pose;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.TrackSubset;
import org.multispa.testing.FolderContent;

/// Data sets of tracked videos, from the scene to the lines and images on disk.
final class MotionDataTest {
    private static final Set<Subtask> MOTION = Arrays.stream(Subtask.values())
            .filter(subtask -> !subtask.isStatic())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Subtask.class)));

    private static final List<SceneLocation> SCENES = List.of(
            video("walk", 1, TrackSubset.ADT),
            video("stroll", 2, TrackSubset.ADT),
            video("dome-a", 3, TrackSubset.PSTUDIO),
            video("dome-b", 4, TrackSubset.PSTUDIO));

    @TempDir
    private Path out;

    private static SceneLocation video(String name, long seed, TrackSubset subset) {
        return MemorySource.locationOf(
                MovingThings.of(seed, 16, subset == TrackSubset.ADT).scene(name, subset, Pose.IDENTITY));
    }

    private static Requests request() {
        return Requests.of(SCENES).withSubtasks(MOTION).withCount(40);
    }

    @Test
    void everySampleSaysWhatItsTruthIs() throws Exception {
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            List<Sample> samples =
                    request().withProfile(profile).withImages(ImagesMode.NONE).samples(out.resolve(profile.name()));
            assertThat(samples).hasSize(8 * 40);
            int still = 0;
            for (Sample sample : samples) {
                String answer = sample.conversations().getLast().value();
                assertThat(Answers.inReply(sample.subtask(), answer)).contains(sample.truth());
                assertThat(Grading.isCorrect(sample, sample.truth())).isTrue();
                assertThat(sample.images()).hasSize(2);
                boolean rests = sample.provenance().bin().equals("still");
                assertThat(sample.provenance().templates().getLast().startsWith("en1:s"))
                        .isEqualTo(rests);
                assertThat(Objects.requireNonNull(sample.provenance().raw().get("distance_m")) < 0.01)
                        .isEqualTo(rests);
                still += rests ? 1 : 0;
            }
            assertThat(still).isGreaterThan(20);
        }
    }

    @Test
    void theBalanceIsStruckOverAllVideosTogether() throws Exception {
        Manifest manifest = request().withImages(ImagesMode.NONE).run(out).manifest();
        assertThat(manifest.subtasks()).hasSize(8);
        for (SubtaskCounts counts : manifest.subtasks()) {
            Map<String, Long> bins = new TreeMap<>();
            counts.bins().forEach(bin -> bins.put(bin.bin(), bin.achieved()));
            assertThat(bins).containsKeys("still", "moved-00.05", "moved-00.10", "moved-00.20", "moved-00.50");
            assertThat(bins.get("still")).isBetween(5L, 10L);
            assertThat(counts.gates()).containsKeys("small-body", "crowded-point");
        }
        assertThat(String.valueOf(manifest.configuration().get("profile")))
                .contains("min_body_points=6", "still_metres=0.01", "slip_metres=0.02");
        assertThat(String.valueOf(manifest.configuration().get("asking"))).contains("motion_points_per_body=15");
    }

    @Test
    void theDotIsDrawnOnTheFirstImageAlone() throws Exception {
        List<Sample> samples = request().withCount(6).samples(out);
        for (Sample sample : samples) {
            List<String> paths =
                    sample.images().stream().map(Sample.Image::path).toList();
            boolean dotted = sample.subtask().reference() == Subtask.Reference.DOT;
            assertThat(paths.get(0).contains(sample.subtask().id())).isEqualTo(dotted);
            assertThat(paths.get(1)).matches("[a-z-]+/\\d{6}\\.jpg");
            assertThat(sample.provenance().overlays()).hasSize(dotted ? 1 : 0);
            for (String path : paths) {
                assertThat(out.resolve("images").resolve(path)).isRegularFile();
            }
            String asked = sample.conversations().getFirst().value();
            assertThat(asked).startsWith("Image-1: <image>\nImage-2: <image>\n");
            assertThat(sample.conversations().getFirst().from()).isEqualTo(Turn.Speaker.HUMAN);
        }
        try (Stream<Path> files = Files.walk(out.resolve("images"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSizeGreaterThan(24);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesForAnyNumberOfThreads() throws Exception {
        Requests request = request().withImages(ImagesMode.NONE);
        request.withThreads(1).run(out.resolve("one"));
        request.withThreads(5).run(out.resolve("five"));
        assertThat(FolderContent.of(out.resolve("five"))).isEqualTo(FolderContent.of(out.resolve("one")));
    }

    @Test
    void aVideoThatFeedsNothingWantedGivesNothingAndStopsNothing() throws Exception {
        GenerateResult result = request()
                .withImages(ImagesMode.NONE)
                .withSubtasks(EnumSet.of(Subtask.MOTION_VECTOR_DOT_ADT, Subtask.CAMERA_DISTANCE))
                .withCount(10)
                .run(out);
        assertThat(result.manifest().scenes()).hasSize(4);
        assertThat(result.samples()).isEqualTo(10);
        assertThat(result.someSetAside()).isFalse();
    }

    @Test
    void sequencesShowEveryFrameNameThemInTheTextAndKeepTruthAndBalance() throws Exception {
        Requests pairs = request().withImages(ImagesMode.NONE);
        Requests request = pairs.withAsk(pairs.ask().withSequences(1));
        Map<String, Sample> before = new TreeMap<>();
        for (Sample sample : pairs.samples(out.resolve("pairs"))) {
            before.put(identity(sample), sample);
        }
        List<Sample> after = request.samples(out.resolve("sequences"));
        assertThat(after).hasSameSizeAs(before.values());
        for (Sample sample : after) {
            Sample pair = before.getOrDefault(identity(sample), sample);
            assertThat(pair).as(sample.id()).isNotSameAs(sample);
            assertThat(sample.truth()).isEqualTo(pair.truth());
            assertThat(sample.provenance().bin()).isEqualTo(pair.provenance().bin());
            int images = sample.images().size();
            assertThat(sample.provenance().frames()).hasSize(images);
            String asked = sample.conversations().getFirst().value();
            assertThat(asked.split("<image>", -1)).hasSize(images + 1);
            assertThat(asked).contains("Image-" + images + ": <image>");
            assertThat(Answers.inReply(
                            sample.subtask(), sample.conversations().getLast().value()))
                    .contains(sample.truth());
            boolean sequence = images > 2;
            assertThat(sample.provenance().templates().getFirst().contains(":nt"))
                    .isEqualTo(sequence);
            sample.provenance()
                    .overlays()
                    .forEach(overlay -> assertThat(overlay.image()).isZero());
        }
        assertThat(after.stream().filter(s -> s.images().size() > 2)).hasSizeGreaterThan(after.size() / 2);
    }

    private static String identity(Sample sample) {
        List<Integer> frames = sample.provenance().frames();
        return sample.provenance().scene() + sample.subtask() + frames.getFirst() + "-" + frames.getLast()
                + sample.provenance().points();
    }
}
