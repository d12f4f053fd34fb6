package org.multispa.engine.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings.Distractors;

final class MixtureTest {
    private static final String GOOD = """
            name: mine
            profile: strict
            distractors: near
            sequences: 0.25
            counts:
              camera-vector: 30
              object-height: 7
            """;

    @TempDir
    private Path folder;

    @Test
    void presets_hold_the_published_proportions() throws IOException {
        Mixture full = Mixture.named("paper-27m");
        assertThat(sum(full, id -> id.startsWith("depth-"))).isEqualTo(1_600_000);
        assertThat(sum(full, id -> id.startsWith("correspondence-"))).isEqualTo(1_500_000);
        assertThat(sum(full, id -> id.startsWith("camera-yaw") || id.startsWith("camera-pitch")))
                .isEqualTo(4_000_000);
        assertThat(sum(full, id -> id.startsWith("camera-"))).isEqualTo(13_000_000);
        assertThat(sum(full, id -> id.startsWith("object-"))).isEqualTo(1_500_000);
        assertThat(sum(full, id -> id.startsWith("motion-"))).isEqualTo(13_000_000);
        assertThat(full.profile()).isEqualTo(Profile.PAPER);

        Mixture training = Mixture.named("paper-3m");
        assertThat(sum(training, id -> true)).isBetween(2_999_900L, 3_000_100L);
        double scale = 3_000_000.0 / sum(full, id -> true);
        full.counts().forEach((subtask, count) -> {
            double scaled = Objects.requireNonNull(training.counts().get(subtask));
            assertThat(scaled).isBetween(count * scale - 0.5, count * scale + 0.5);
        });
    }

    @Test
    void every_preset_names_every_subtask_of_the_benchmark() throws IOException {
        for (String preset : Mixture.PRESETS) {
            Mixture mixture = Mixture.named(preset);
            assertThat(mixture.name()).isEqualTo(preset);
            assertThat(mixture.counts()).hasSize(26);
        }
    }

    @Test
    void a_file_is_read_as_it_is_written() throws IOException {
        Mixture mixture = Mixture.named(file(GOOD).toString());
        assertThat(mixture.name()).isEqualTo("mine");
        assertThat(mixture.profile()).isEqualTo(Profile.STRICT);
        assertThat(mixture.distractors()).isEqualTo(Distractors.NEAR);
        assertThat(mixture.sequences()).isEqualTo(0.25);
        assertThat(mixture.counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Subtask.CAMERA_VECTOR, 30L, Subtask.OBJECT_HEIGHT, 7L));
    }

    @Test
    void scaling_keeps_proportions_and_at_least_one_of_each() throws IOException {
        Mixture mixture = Mixture.named(file(GOOD).toString());
        assertThat(mixture.scaled(10).counts()).containsEntry(Subtask.CAMERA_VECTOR, 300L);
        assertThat(mixture.scaled(0.01).counts()).containsEntry(Subtask.OBJECT_HEIGHT, 1L);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> mixture.scaled(wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name: x",
                "- a list",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {}",
                "name: mine\nprofile: loose\ndistractors: near\nsequences: 0\ncounts: {camera-vector: 1}",
                "name: mine\nprofile: strict\ndistractors: far\nsequences: 0\ncounts: {camera-vector: 1}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 2\ncounts: {camera-vector: 1}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: .nan\ncounts: {camera-vector: 1}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {camera-vektor: 1}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {camera-vector: 0}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {camera-vector: ~}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {camera-vector: 1.5}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {camera-vector: many}",
                "name: mine\nprofile: strict\nprofile: paper\ndistractors: near\nsequences: 0\ncounts: {camera-vector: 1}",
                "name: mine\nprofile: strict\ndistractors: near\nsequences: 0\ncounts: {camera-vector: 1}\nmore: 1"
            })
    void what_is_wrong_with_a_file_is_told_with_its_name(String text) throws IOException {
        Path file = file(text);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Mixture.named(file.toString()))
                .withMessageStartingWith(file.toString());
    }

    @Test
    void an_unknown_name_is_answered_with_the_presets() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Mixture.named("paper-30m"))
                .withMessageContainingAll("paper-30m", "paper-27m", "paper-3m", "toy");
    }

    private static long sum(Mixture mixture, Predicate<String> wanted) {
        return mixture.counts().entrySet().stream()
                .filter(one -> wanted.test(one.getKey().id()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mixture.yaml"), text);
    }
}
