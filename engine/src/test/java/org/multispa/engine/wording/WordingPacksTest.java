package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;

class WordingPacksTest {
    @TempDir
    Path folder;

    @Test
    void aFileReplacesThePackOfItsSubtaskAndNoOther() throws IOException {
        Path file = write("my words.yaml", Packs.yaml(Packs.distance()));

        WordingPacks packs = WordingPacks.read(file, Minimums.ONE_EACH);

        assertThat(packs.pack(Subtask.CAMERA_DISTANCE)).isEqualTo(Packs.distance());
        assertThat(packs.pack(Subtask.CAMERA_VECTOR))
                .isSameAs(WordingPacks.standard().pack(Subtask.CAMERA_VECTOR));
        assertThat(WordingPacks.standard().pack(Subtask.CAMERA_DISTANCE)).isNotEqualTo(Packs.distance());
    }

    @Test
    void everyYamlFileOfAFolderIsReadAndTheRestLeftAlone() throws IOException {
        write("a.yaml", Packs.yaml(Packs.distance()));
        write("b.yml", Packs.yaml(height()));
        write("notes.txt", "not a pack");
        Files.createDirectory(folder.resolve("old.yaml"));

        WordingPacks packs = WordingPacks.read(folder, Minimums.ONE_EACH);

        assertThat(packs.pack(Subtask.CAMERA_DISTANCE)).isEqualTo(Packs.distance());
        assertThat(packs.pack(Subtask.OBJECT_HEIGHT)).isEqualTo(height());
        assertThat(packs.subtasks()).isEqualTo(WordingPacks.standard().subtasks());
    }

    @Test
    void aPackAboutMovingPointsReplacesTheAnswersForPointsAtRestToo() throws IOException {
        WordingPack motion = Packs.motion("It did not move: `{answer}` mm.");
        Path file = write("motion.yaml", Packs.yaml(motion));

        assertThat(WordingPacks.read(file, Minimums.ONE_EACH).pack(Subtask.MOTION_DISTANCE_DOT_ADT))
                .isEqualTo(motion);
    }

    @Test
    void aStandardPackWrittenOutCanBeReadAgain() throws IOException {
        for (Subtask subtask : Subtask.values()) {
            write(subtask.id() + ".yaml", Packs.yaml(WordingPacks.standard().pack(subtask)));
        }

        WordingPacks packs = WordingPacks.read(folder);

        for (Subtask subtask : Subtask.values()) {
            assertThat(packs.pack(subtask))
                    .isEqualTo(WordingPacks.standard().pack(subtask))
                    .isNotSameAs(WordingPacks.standard().pack(subtask));
        }
    }

    @Test
    void theProblemsOfAllFilesAreToldTogether() throws IOException {
        write("a.yaml", Packs.yaml(Packs.withQuestion("How  far?", "How long")));
        write("b.yaml", "nonsense");
        write("c.yaml", Packs.yaml(height()));

        WordingException refusal = refusal(folder);

        assertThat(refusal.problems()).hasSize(3);
        assertThat(refusal)
                .hasMessageContaining("3 problem(s)")
                .hasMessageContaining("a.yaml, q1: two spaces")
                .hasMessageContaining("a.yaml, q2: a sentence ends")
                .hasMessageContaining("b.yaml");
    }

    @Test
    void twoPacksForOneSubtaskAreRefused() throws IOException {
        write("a.yaml", Packs.yaml(Packs.distance()));
        write("b.yaml", Packs.yaml(Packs.distance()));

        assertThat(refusal(folder)).hasMessageContaining("b.yaml").hasMessageContaining("a.yaml has camera-distance");
    }

    @Test
    void packsAreHeldToTheStandardNumbersUnlessOthersAreGiven() throws IOException {
        Path file = write("a.yaml", Packs.yaml(Packs.distance()));

        assertThatThrownBy(() -> WordingPacks.read(file))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("at least 30 questions, found 1");
    }

    @Test
    void aPathWithoutPacksIsRefused() {
        assertThat(refusal(folder)).hasMessageContaining("found none");
        assertThat(refusal(folder.resolve("missing"))).hasMessageContaining("missing");
    }

    private WordingException refusal(Path path) {
        WordingException refusal =
                catchThrowableOfType(WordingException.class, () -> WordingPacks.read(path, Minimums.ONE_EACH));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static WordingPack height() {
        return Packs.pack(
                Subtask.OBJECT_HEIGHT,
                List.of("Give the vertical size in mm, in backticks."),
                List.of("What is the height of the {label}?"),
                List.of("The height is `{answer}` mm."));
    }
}
