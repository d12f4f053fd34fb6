package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.dataset.Answers;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.Wording.Composed;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.geometry.SeededHash;

class SequenceCheckTest {
    private static final String SECTION = """
            sequence:
              tasks:
                - { id: nt1, text: "The {n} images come in order, from the first to the last. Use mm and backticks." }
              questions:
                - { id: nq1, text: "How far did the camera get?" }
            """;

    @TempDir
    Path folder;

    static List<Subtask> subtasks() {
        return List.of(Subtask.values()).stream()
                .filter(WordingPacks::hasSequence)
                .toList();
    }

    @Test
    void cameraMotionAndMovingPointsHaveTheSection() {
        assertThat(subtasks()).hasSize(17).allMatch(s -> s.id().startsWith("camera-") || s.id().startsWith("motion-"));
        for (Subtask subtask : Subtask.values()) {
            assertThat(WordingPacks.standard().findSequence(subtask).isPresent())
                    .as(subtask.id())
                    .isEqualTo(subtasks().contains(subtask));
        }
        assertThatThrownBy(() -> WordingPacks.standard().sequencePack(Subtask.CAMERA_SIX_DOF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("camera-six-dof");
    }

    @ParameterizedTest
    @MethodSource("subtasks")
    void everyStandardSectionPassesAllChecks(Subtask subtask) {
        WordingPack pack = WordingPacks.standard().pack(subtask);
        WordingPack sequence = WordingPacks.standard().sequencePack(subtask);

        assertThat(SequenceCheck.problems("p.yaml", pack, Optional.of(sequence), Minimums.STANDARD))
                .isEmpty();
        assertThat(sequence.answers()).hasSizeGreaterThanOrEqualTo(8).isSubsetOf(pack.answers());
        assertThat(sequence.still()).isSubsetOf(pack.still());
        assertThat(sequence.prefix()).isEqualTo(pack.prefix());
    }

    /// Sentences are told apart by subtask, as those about pairs are.
    @Test
    void noSentenceServesSubtasksThatAskForDifferentThingsOrAPairAsWell() {
        Map<String, String> owners = new HashMap<>();
        Set<String> ofPairs = new HashSet<>();
        for (Subtask subtask : Subtask.values()) {
            WordingPacks.standard().pack(subtask).templates().forEach(template -> ofPairs.add(template.text()));
        }
        for (Subtask subtask : subtasks()) {
            String asked = subtask.id().replaceFirst("-(adt|pstudio)$", "");
            WordingPack pack = WordingPacks.standard().sequencePack(subtask);
            List<Template> own = new ArrayList<>(pack.tasks());
            own.addAll(pack.questions());
            for (Template template : own) {
                assertThat(ofPairs).doesNotContain(template.text());
                assertThat(owners.merge(template.text(), asked, (earlier, now) -> earlier))
                        .as(template.text())
                        .isEqualTo(asked);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subtasks")
    void everyCombinationReadsAsAQuestionOverManyImages(Subtask subtask) {
        WordingPack pack = WordingPacks.standard().sequencePack(subtask);
        Map<String, String> slots = new HashMap<>(Packs.slots(subtask));
        slots.put("n", "6");
        Set<String> used = new HashSet<>();
        for (int item = 0; item < 400; item++) {
            Composed text = Wording.compose(pack, SeededHash.of(item), slots, Packs.truth(subtask));
            assertThat(text.question() + text.answer())
                    .doesNotContain("{", "}", "Image-2")
                    .doesNotContainPattern("(?i)\\b(second|both|two)\\b");
            assertThat(text.question())
                    .containsPattern("Image-6|last|final")
                    .containsPattern("(?i)image|frame|view|photo|moment");
            assertThat(Answers.lastBackticked(text.answer()))
                    .contains(Packs.truth(subtask).text());
            used.addAll(text.templateIds());
        }
        assertThat(used)
                .hasSize(pack.tasks().size()
                        + pack.questions().size()
                        + pack.answers().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        camera-distance; (?i)order|succession|successive|one after another|sequence; that the images follow each other
        camera-distance; (?i)last|final|Image-\\{n}; the last image
        camera-distance; (?i)first|Image-1; the first image
        camera-distance; (?i)millimetres|mm; the unit (mm or millimetres)
        camera-x-direction; `left`; the word `left`
        camera-pitch-angle; (?i)degrees; the unit (degrees)
        motion-vector-coordinate-adt; (?i)top left; that coordinates start top left
        motion-vector-dot-pstudio; (?i)down(wards)?; which way y points (down)
        """)
    void aTaskThatLeavesAStatementOutIsReported(String name, String regex, String meaning) {
        Subtask subtask = Subtask.byId(name.strip()).orElseThrow();
        Template task = WordingPacks.standard().sequencePack(subtask).tasks().getFirst();
        Template spoilt = Template.of("t1", task.text().replaceAll(regex.strip(), "so"));

        assertThat(EnglishRules.sequenceProblems(subtask, WordingCheck.Role.TASK, task))
                .isEmpty();
        assertThat(EnglishRules.sequenceProblems(subtask, WordingCheck.Role.TASK, spoilt))
                .contains("every task of " + name.strip() + " states " + meaning.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        How far is it in Image-2?; 'Image-2' must not be said
        How far is it in Image-12?; 'Image-12' must not be said
        How far is the second camera?; 'second' must not be said
        How far is it between both views?; 'both' must not be said
        How far do the two views lie apart?; 'two' must not be said
        How far is one from the other?; 'other' must not be said
        How many metres is it?; 'metres' must not be said
        How far is it, {label}?; unknown slot {label}
        How far is it, in `{n}`?; backticks around a slot
        How far is it; a sentence ends
        How far  is it?; two spaces
        How far is <image>?; tokens such as <image>
        """)
    void aQuestionThatDoesNotFitIsReported(String question, String problem) throws IOException {
        String section = SECTION.replace("How far did the camera get?", question.strip());

        assertThat(refusal(Packs.yaml(Packs.distance()) + section))
                .hasMessageContaining("nq1: ")
                .hasMessageContaining(problem.strip());
    }

    @Test
    void aSectionReplacesTheStandardOneAndIsWordedWithTheFilesOwnAnswers() throws IOException {
        WordingPack good = Packs.withAnswer("It moved `{answer}` mm.", "Image-2 is `{answer}` mm away.");
        WordingPacks packs = read(Packs.yaml(good) + SECTION);

        WordingPack sequence = packs.sequencePack(Subtask.CAMERA_DISTANCE);
        assertThat(sequence.tasks()).extracting(Template::id).containsExactly("nt1");
        assertThat(sequence.answers()).containsExactly(good.answers().getFirst());
        assertThat(packs.pack(Subtask.CAMERA_DISTANCE)).isEqualTo(good);
        assertThat(packs.sequencePack(Subtask.CAMERA_VECTOR))
                .isSameAs(WordingPacks.standard().sequencePack(Subtask.CAMERA_VECTOR));
    }

    @Test
    void anEnglishPackWithoutTheSectionKeepsTheStandardOneAndAnyOtherLosesIt() throws IOException {
        assertThat(read(Packs.yaml(Packs.distance())).sequencePack(Subtask.CAMERA_DISTANCE))
                .isSameAs(WordingPacks.standard().sequencePack(Subtask.CAMERA_DISTANCE));
        String german = Packs.yaml(Packs.distance()).replace("language: en", "language: de");
        assertThat(read(german).findSequence(Subtask.CAMERA_DISTANCE)).isEmpty();
    }

    @Test
    void aSectionInAPackThatNeedsNoneIsRefused() throws IOException {
        WordingPack height = Packs.pack(
                Subtask.OBJECT_HEIGHT,
                List.of("Give the vertical size in mm, in backticks."),
                List.of("What is the height of the {label}?"),
                List.of("The height is `{answer}` mm."));
        assertThat(refusal(Packs.yaml(height) + SECTION)).hasMessageContaining("only packs about camera motion");
    }

    @Test
    void answersThatAllNameASecondImageAreTooFew() throws IOException {
        WordingPack pack = Packs.withAnswer("Between both views it moved `{answer}` mm.");
        assertThat(refusal(Packs.yaml(pack) + SECTION)).hasMessageContaining("at least 1 of the list answers to fit");
    }

    @Test
    void theSectionIsHeldToNumbersOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), Packs.yaml(Packs.distance()) + SECTION);
        assertThatThrownBy(() -> WordingPacks.read(file))
                .hasMessageContaining("expected at least 5 sequence.tasks, found 1")
                .hasMessageContaining("expected at least 10 sequence.questions, found 1")
                .hasMessageContaining("expected at least 8 of the list answers");
    }

    @Test
    void idsAreUniqueWithinTheWholeFile() throws IOException {
        assertThat(refusal(Packs.yaml(Packs.distance()) + SECTION.replace("nq1", "q1")))
                .hasMessageContaining("q1: the id is taken");
    }

    @Test
    void aMisshapenSectionIsRefused() throws IOException {
        for (String section : List.of(
                "sequence:\n",
                "sequence: 3\n",
                "sequence: []\n",
                "sequence: { tasks: [] }\n",
                "sequence: { tasks: [null], questions: [] }\n",
                SECTION + "  answers: []\n",
                SECTION + SECTION)) {
            assertThat(refusal(Packs.yaml(Packs.distance()) + section)).hasMessageContaining("p.yaml");
        }
    }

    private WordingPacks read(String yaml) throws IOException {
        return WordingPacks.read(Files.writeString(folder.resolve("p.yaml"), yaml), Minimums.ONE_EACH);
    }

    private WordingException refusal(String yaml) {
        WordingException refusal = catchThrowableOfType(WordingException.class, () -> read(yaml));
        assertThat(refusal).as(yaml).isNotNull();
        return refusal;
    }
}
