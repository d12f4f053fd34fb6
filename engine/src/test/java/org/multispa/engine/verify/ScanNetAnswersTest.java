package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.Requests;
import org.multispa.scenes.Scenes;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A data set of a real scan, read back verified, and read as plain JSON and plain files.
final class ScanNetAnswersTest {
    private static final String SCENE = "scene0000_00";
    private static final Map<String, JsonNode> LINES = new HashMap<>();

    @TempDir
    private Path out;

    @ParameterizedTest
    @CsvSource({"paper,LAZY", "strict,DRAWN"})
    void every_sample_of_a_real_scan_is_right(String profile, ImagesMode images) throws Exception {
        Path root = SharedData.require("data/scannet");
        Requests.of(Scenes.find(root))
                .withCount(images == ImagesMode.DRAWN ? 40 : 150)
                .withProfile(Profile.named(profile))
                .withAsk(AskSettings.DEFAULT)
                .withImages(images)
                .run(out);
        List<Sample> samples = DatasetReader.open(out).samples().toList();
        assertThat(Verified.clean(out, Scenes.find(root))).isEqualTo(samples.size());
        Set<Subtask> subtasks = EnumSet.noneOf(Subtask.class);
        samples.forEach(sample -> subtasks.add(sample.subtask()));
        assertThat(subtasks).containsExactlyInAnyOrderElementsOf(Subtask.staticOnes());
        checkLines(samples);
        checkImages(samples, root.resolve("posed_images").resolve(SCENE));
    }

    /// Poses read from text are orthonormal to six digits only, so that two ways of writing an angle can differ.
    @Test
    void roll_six_degrees_of_freedom_and_sequences_of_a_real_scan_are_right() throws Exception {
        Path root = SharedData.require("data/scannet");
        Set<Subtask> subtasks = EnumSet.of(
                Subtask.CAMERA_ROLL_DIRECTION,
                Subtask.CAMERA_ROLL_ANGLE,
                Subtask.CAMERA_SIX_DOF,
                Subtask.CAMERA_VECTOR,
                Subtask.OBJECT_HEIGHT);
        List<Sample> samples = Requests.of(Scenes.find(root))
                .withSubtasks(subtasks)
                .withCount(150)
                .withProfile(Profile.PAPER)
                .withAsk(AskSettings.DEFAULT.withSequences(0.6))
                .withImages(ImagesMode.NONE)
                .samples(out);
        assertThat(Verified.clean(out, Scenes.find(root))).isEqualTo(samples.size());
        assertThat(samples).hasSize(750).anyMatch(sample -> sample.images().size() > 5);
    }

    /// The lines as any JSON reader sees them.
    private void checkLines(List<Sample> samples) throws IOException {
        LINES.clear();
        try (Stream<Path> shards = Files.list(out.resolve("train"))) {
            for (Path shard : shards.toList()) {
                for (String line : Files.readAllLines(shard)) {
                    JsonNode json = new JsonMapper().readTree(line);
                    LINES.put(json.get("id").stringValue(), json);
                }
            }
        }
        assertThat(LINES).hasSameSizeAs(samples);
        for (Sample sample : samples) {
            JsonNode line = LINES.get(sample.id());
            assertThat(line).as(sample.id()).isNotNull();
            assertThat(line.get("image").valueStream().map(JsonNode::stringValue))
                    .containsExactlyElementsOf(
                            sample.images().stream().map(Sample.Image::path).toList());
            assertThat(line.get("height_list").valueStream().map(JsonNode::intValue))
                    .containsOnly(968)
                    .hasSameSizeAs(sample.images());
            assertThat(line.get("width_list").valueStream().map(JsonNode::intValue))
                    .containsOnly(1296)
                    .hasSameSizeAs(sample.images());
            assertThat(line.get("question_type").stringValue())
                    .isEqualTo(sample.subtask().publishedName());
            String reply = line.get("conversations").get(1).get("value").stringValue();
            String span = reply.substring(reply.indexOf('`') + 1, reply.lastIndexOf('`'));
            JsonNode truth = line.get("gt_value");
            assertThat(span).isEqualTo(truth.isArray() ? shown(truth) : truth.asString());
        }
    }

    private static String shown(JsonNode numbers) {
        return "[ "
                + String.join(
                        " , ", numbers.valueStream().map(JsonNode::asString).toList()) + " ]";
    }

    /// Frames without marks are the scan's own files; the list of hashes is that of the files.
    private void checkImages(List<Sample> samples, Path posed) throws Exception {
        Map<String, String> listed = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve("images.sha256"))) {
            listed.put(line.substring(66), line.substring(0, 64));
        }
        Set<String> used = new HashSet<>();
        boolean drawn = DatasetReader.open(out).manifest().images() == ImagesMode.DRAWN;
        for (Sample sample : samples) {
            IntStream.range(0, sample.images().size())
                    .filter(i -> used.add(sample.images().get(i).path()))
                    .forEach(i -> {
                        Path file = out.resolve("images")
                                .resolve(sample.images().get(i).path());
                        Path original = posed.resolve("%05d.jpg"
                                .formatted(sample.provenance().frames().get(i)));
                        boolean marked = drawn && sample.overlay(i).isPresent();
                        assertThat(file).as(sample.id()).exists();
                        assertThat(sha256(file).equals(sha256(original))).isEqualTo(!marked);
                        assertThat(listed).containsEntry(sample.images().get(i).path(), sha256(file));
                    });
        }
        assertThat(listed.keySet()).isEqualTo(used);
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
