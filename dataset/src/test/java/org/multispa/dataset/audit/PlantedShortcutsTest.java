package org.multispa.dataset.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.Flag.Severity;
import org.multispa.dataset.audit.blind.Clue;

/// Each test plants one shortcut and expects it to be found, and nothing else.
class PlantedShortcutsTest {
    private static final int COUNT = 400;

    private final Planted planted = new Planted(77);
    private final Random random = planted.random();

    private static SubtaskAudit audit(List<Sample> samples) {
        DatasetAudit audit = DatasetAudit.of(samples.stream(), AuditSettings.DEFAULT);
        assertThat(audit.subtasks()).hasSize(1);
        return audit.subtasks().getFirst();
    }

    private static List<Sample> repeat(int count, Supplier<Sample> sample) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(sample.get());
        }
        return samples;
    }

    private String family() {
        return "scene" + random.nextInt(12);
    }

    private Sample sample(Subtask subtask, String text, Answer truth, List<Overlay> overlays) {
        return planted.sample(subtask, text, truth, family(), "", planted.pixel(), overlays);
    }

    private List<Overlay.Dot> four() {
        List<Overlay.Dot> dots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            dots.add(planted.dot(Planted.letter(i)));
        }
        return dots;
    }

    private static List<String> warnings(SubtaskAudit audit) {
        return audit.flags().stream()
                .filter(flag -> flag.severity() == Severity.WARNING)
                .map(Flag::kind)
                .toList();
    }

    @Test
    void theSameLetterAllTheTime() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            List<Overlay.Dot> dots = four();
            return sample(
                    Subtask.CORRESPONDENCE_CHOICE,
                    planted.question(""),
                    new Answer.Choice("B"),
                    List.of(new Overlay(0, List.of(planted.dot(""))), new Overlay(1, dots)));
        }));
        assertThat(audit.majority()).isEqualTo(new Common("B", COUNT, COUNT));
        assertThat(warnings(audit)).containsExactlyInAnyOrder("constant-answer", "answer-balance");
        assertThat(audit.flags().getFirst().reason()).contains("100.0 %", "always B", "25.0 % is chance");
    }

    @Test
    void aWordThatGoesWithTheAnswer() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            boolean left = random.nextBoolean();
            boolean told = random.nextInt(10) < 8 ? left : !left;
            return sample(
                    Subtask.CAMERA_X_DIRECTION,
                    planted.question(told ? " kindly" : " now"),
                    new Answer.Direction(left ? Word.LEFT : Word.RIGHT),
                    List.of());
        }));
        assertThat(warnings(audit)).contains("words").isSubsetOf("words", "template");
        assertThat(audit.score(Clue.WORDS).orElseThrow().share()).isBetween(0.74, 0.86);
        assertThat(audit.flags().getFirst().reason()).containsPattern("'.*(kindly|now).*' goes with (left|right)");
    }

    @Test
    void aWordThatTellsTheSizeOfANumber() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            boolean far = random.nextBoolean();
            long value = Math.round((far ? 1500 : 200) * (1 + random.nextDouble()));
            return sample(
                    Subtask.CAMERA_DISTANCE,
                    planted.question(far ? " today" : " again"),
                    new Answer.Scalar(value, Answer.Unit.MILLIMETRE),
                    List.of());
        }));
        assertThat(warnings(audit)).contains("words").isSubsetOf("words", "template");
        assertThat(audit.score(Clue.WORDS).orElseThrow().share())
                .isGreaterThan(audit.score(Clue.CONSTANT).orElseThrow().share() + 0.15);
    }

    @Test
    void oneFormOfQuestionForOneAnswerAlthoughEachWordIsAsFrequentWithEither() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            boolean a = random.nextBoolean();
            boolean b = random.nextBoolean();
            String text = "Task.\n" + (a ? "One" : "Two") + " or more " + (b ? "red" : "green") + "?";
            return sample(
                    Subtask.CAMERA_X_DIRECTION, text, new Answer.Direction(a == b ? Word.LEFT : Word.RIGHT), List.of());
        }));
        assertThat(warnings(audit)).containsExactly("template");
        assertThat(audit.score(Clue.TEMPLATE).orElseThrow().share()).isEqualTo(1);
    }

    @Test
    void coordinatesThatTellTheDepth() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            Answer.Pixel pixel = planted.pixel();
            long depth = Math.round(5000 * Math.exp(-0.003 * pixel.y()));
            return sample(
                    Subtask.DEPTH_ESTIMATION_COORDINATE,
                    planted.question(" at " + Planted.brackets(pixel) + " in Image-1"),
                    new Answer.Scalar(depth, Answer.Unit.MILLIMETRE),
                    List.of());
        }));
        assertThat(warnings(audit)).containsExactly("coordinates");
        assertThat(audit.score(Clue.COORDINATES).orElseThrow().share()).isGreaterThan(0.8);
    }

    @Test
    void theLowerOfTwoPointsIsNearer() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            Answer.Pixel a = planted.pixel();
            Answer.Pixel b = planted.pixel();
            boolean first = (a.y() > b.y()) == (random.nextInt(10) < 8);
            return planted.sample(
                    Subtask.DEPTH_COMPARISON_COORDINATE,
                    planted.question(" at " + Planted.brackets(a) + " or " + Planted.brackets(b)),
                    first ? a : b,
                    family(),
                    "",
                    first ? b : a,
                    List.of());
        }));
        assertThat(warnings(audit)).contains("coordinates").isSubsetOf("coordinates", "position-balance");
        assertThat(audit.score(Clue.COORDINATES).orElseThrow().share()).isBetween(0.7, 0.9);
        assertThat(audit.flags())
                .anySatisfy(flag -> assertThat(flag.reason()).containsPattern("highest in the image|how low"));
    }

    @Test
    void thePointNamedFirstIsTheAnswer() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            Answer.Pixel a = planted.pixel();
            Answer.Pixel b = planted.pixel();
            return planted.sample(
                    Subtask.DEPTH_COMPARISON_COORDINATE,
                    planted.question(" at " + Planted.brackets(a) + " or " + Planted.brackets(b)),
                    a,
                    family(),
                    "",
                    b,
                    List.of());
        }));
        assertThat(warnings(audit)).contains("constant-answer", "answer-balance");
        assertThat(audit.flags()).anySatisfy(flag -> assertThat(flag.reason()).contains("'named first' 400 times"));
    }

    @Test
    void theRightDotLiesNearestToTheFirstImagesDot() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            List<Overlay.Dot> dots = four();
            Overlay.Dot source = planted.dot("");
            int right = random.nextInt(4);
            dots.set(right, new Overlay.Dot(source.u() + 3, source.v() + 3, Planted.letter(right)));
            return sample(
                    Subtask.CORRESPONDENCE_CHOICE,
                    planted.question(""),
                    new Answer.Choice(Planted.letter(right)),
                    List.of(new Overlay(0, List.of(source)), new Overlay(1, dots)));
        }));
        assertThat(warnings(audit)).containsExactly("marks");
        assertThat(audit.score(Clue.MARKS).orElseThrow().share()).isGreaterThan(0.8);
        assertThat(audit.flags().getFirst().reason()).contains("first image");
    }

    @Test
    void theRightDotLiesInTheMiddleOfTheImage() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            List<Overlay.Dot> dots = four();
            int right = random.nextInt(4);
            dots.set(right, new Overlay.Dot(280 + random.nextInt(80), 200 + random.nextInt(80), Planted.letter(right)));
            return sample(
                    Subtask.CORRESPONDENCE_CHOICE,
                    planted.question(""),
                    new Answer.Choice(Planted.letter(right)),
                    List.of(new Overlay(0, List.of(planted.dot(""))), new Overlay(1, dots)));
        }));
        assertThat(warnings(audit)).containsExactlyInAnyOrder("marks", "position-balance");
        assertThat(audit.flags())
                .anySatisfy(flag -> assertThat(flag.reason()).contains("'middle centre' 400 times of 400"));
    }

    @Test
    void labelsThatTellTheSizeAreExpectedUntilTheySettleIt() {
        String[] labels = {"chair", "table", "sofa", "lamp"};
        SubtaskAudit partly = audit(repeat(COUNT, () -> {
            int label = random.nextInt(4);
            return object(labels[label], 300 * (1 + label) * Math.exp(0.6 * random.nextGaussian()));
        }));
        assertThat(partly.flags()).singleElement().satisfies(flag -> {
            assertThat(flag.severity()).isEqualTo(Severity.EXPECTED);
            assertThat(flag.kind()).isEqualTo("label");
        });
        SubtaskAudit wholly = audit(repeat(COUNT, () -> {
            int label = random.nextInt(4);
            return object(labels[label], 300 * (1 + label) + random.nextInt(20));
        }));
        assertThat(warnings(wholly)).containsExactly("label");
    }

    private Sample object(String label, double size) {
        return planted.sample(
                Subtask.OBJECT_HEIGHT,
                planted.question(" for the " + label),
                new Answer.Scalar(Math.round(size), Answer.Unit.MILLIMETRE),
                family(),
                label,
                planted.pixel(),
                List.of());
    }

    @Test
    void theAnswerIsThePixelThatWasAskedAbout() {
        SubtaskAudit audit = audit(repeat(COUNT, () -> {
            Answer.Pixel pixel = planted.pixel();
            Answer truth = new Answer.Pixel(
                    Math.min(999, pixel.x() + random.nextInt(20)), Math.min(999, pixel.y() + random.nextInt(20)));
            return sample(
                    Subtask.CORRESPONDENCE_COORDINATE,
                    planted.question(" at " + Planted.brackets(pixel)),
                    truth,
                    List.of());
        }));
        assertThat(warnings(audit)).contains("echo").isSubsetOf("echo", "coordinates");
        assertThat(audit.score(Clue.ECHO).orElseThrow().share()).isEqualTo(1);
    }

    @Test
    void oneNumberThatIsRightForMostQuestions() {
        SubtaskAudit audit = audit(repeat(
                COUNT,
                () -> sample(
                        Subtask.CAMERA_YAW_ANGLE,
                        planted.question(""),
                        new Answer.Scalar(28 + random.nextInt(5), Answer.Unit.DEGREE),
                        List.of())));
        assertThat(warnings(audit)).containsExactly("constant-answer");
        assertThat(audit.prior().orElseThrow().share()).isEqualTo(1);
    }

    @Test
    void oneSceneDominates() {
        List<Sample> samples = new ArrayList<>(planted.samples(Subtask.CAMERA_DISTANCE, 100));
        samples.addAll(repeat(
                300,
                () -> planted.sample(
                        Subtask.CAMERA_DISTANCE,
                        planted.question(""),
                        planted.answer(Subtask.CAMERA_DISTANCE),
                        "kitchen",
                        "",
                        planted.pixel(),
                        List.of())));
        SubtaskAudit audit = audit(samples);
        assertThat(warnings(audit)).containsExactly("one-scene");
        assertThat(audit.families().largest()).isEqualTo("kitchen");
        assertThat(audit.families().share()).isEqualTo(0.75);
        assertThat(audit.families().effective()).isBetween(1.7, 1.8);
        assertThat(audit.byFamily()).isFalse();
    }

    @Test
    void questionsThatRepeat() {
        List<Sample> samples = new ArrayList<>(planted.samples(Subtask.CAMERA_DISTANCE, 300));
        samples.addAll(samples.subList(0, 100));
        SubtaskAudit audit = audit(samples);
        assertThat(warnings(audit)).containsExactly("repeated");
        assertThat(audit.repeated()).isEqualTo(0.25);
        assertThat(audit.questions()).isEqualTo(300);
        assertThat(audit.contradictory()).isZero();
    }

    @Test
    void questionsWithTwoAnswers() {
        List<Sample> samples = new ArrayList<>(planted.samples(Subtask.CAMERA_DISTANCE, 300));
        Sample one = samples.getFirst();
        samples.add(new Sample(
                "other",
                one.images(),
                one.conversations(),
                one.subtask(),
                one.split(),
                new Answer.Scalar(1, Answer.Unit.MILLIMETRE),
                one.provenance()));
        SubtaskAudit audit = audit(samples);
        assertThat(warnings(audit)).containsExactly("contradictory");
        assertThat(audit.contradictory()).isEqualTo(1);
    }
}
