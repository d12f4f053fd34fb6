package org.multispa.dataset.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.Planted;

/// Shortcuts of known size, and the same questions with their answers shuffled.
class BlindScoresTest {
    private static final int COUNT = 600;

    private final Planted planted = new Planted(41);
    private final Random random = planted.random();
    private final Prober prober = new Prober();

    private BlindScore score(List<Sample> samples, Clue clue) throws DatasetException {
        List<Probe> probes = new ArrayList<>();
        for (Sample sample : samples) {
            probes.add(prober.probe(sample));
        }
        return BlindScores.of(probes, prober).scores().stream()
                .filter(score -> score.clue() == clue)
                .findFirst()
                .orElseThrow();
    }

    private static List<Sample> repeat(Supplier<Sample> sample) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            samples.add(sample.get());
        }
        return samples;
    }

    /// The same samples with their answers dealt out anew.
    private List<Sample> shuffled(List<Sample> samples) {
        List<Answer> answers =
                new ArrayList<>(samples.stream().map(Sample::truth).toList());
        Collections.shuffle(answers, random);
        List<Sample> dealt = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample one = samples.get(i);
            dealt.add(new Sample(
                    one.id(),
                    one.images(),
                    one.conversations(),
                    one.subtask(),
                    one.split(),
                    answers.get(i),
                    one.provenance()));
        }
        return dealt;
    }

    private Sample sample(Subtask subtask, String asked, Answer truth, List<Overlay> overlays) {
        return planted.sample(
                subtask, planted.question(asked), truth, "scene" + random.nextInt(12), "", planted.pixel(), overlays);
    }

    private Sample told(double reliability) {
        boolean left = random.nextBoolean();
        boolean told = (random.nextDouble() < reliability) == left;
        return sample(
                Subtask.CAMERA_X_DIRECTION,
                told ? " perhaps" : " indeed",
                new Answer.Direction(left ? Word.LEFT : Word.RIGHT),
                List.of());
    }

    private Sample middle(double reliability) {
        int right = random.nextInt(4);
        int middle = random.nextDouble() < reliability ? right : (right + 1 + random.nextInt(3)) % 4;
        List<Overlay.Dot> dots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean left = random.nextBoolean();
            dots.add(
                    i == middle
                            ? new Overlay.Dot(310 + random.nextInt(20), 230 + random.nextInt(20), Planted.letter(i))
                            : new Overlay.Dot(
                                    left ? random.nextInt(60) : 580 + random.nextInt(60),
                                    random.nextInt(480),
                                    Planted.letter(i)));
        }
        return sample(
                Subtask.CORRESPONDENCE_CHOICE,
                "",
                new Answer.Choice(Planted.letter(right)),
                List.of(new Overlay(0, List.of(planted.dot(""))), new Overlay(1, dots)));
    }

    private Sample sized(double spread) {
        int label = random.nextInt(4);
        String name = List.of("chair", "table", "sofa", "lamp").get(label);
        double size = 200 * Math.pow(3, label) * Math.exp(spread * random.nextGaussian());
        return planted.sample(
                Subtask.OBJECT_HEIGHT,
                planted.question(" for the " + name),
                new Answer.Scalar(Math.round(size), Answer.Unit.MILLIMETRE),
                "scene" + random.nextInt(12),
                name,
                planted.pixel(),
                List.of());
    }

    @Test
    void aWordIsWorthAsMuchAsItTells() throws DatasetException {
        for (double reliability : new double[] {0.65, 0.75, 0.9, 1}) {
            BlindScore score = score(repeat(() -> told(reliability)), Clue.WORDS);
            assertThat(score.asked()).isEqualTo(COUNT);
            assertThat(score.share()).isCloseTo(reliability, within(0.05));
            assertThat(score.hint()).containsPattern("perhaps|indeed");
        }
    }

    @Test
    void thePlaceOfADotIsWorthAsMuchAsItTells() throws DatasetException {
        for (double reliability : new double[] {0.5, 0.7, 0.95}) {
            BlindScore score = score(repeat(() -> middle(reliability)), Clue.MARKS);
            assertThat(score.share()).isCloseTo(reliability, within(0.06));
        }
    }

    @Test
    void aLabelIsWorthAsMuchAsItSettlesTheSize() throws DatasetException {
        double settled = score(repeat(() -> sized(0.02)), Clue.LABEL).share();
        double loosely = score(repeat(() -> sized(0.4)), Clue.LABEL).share();
        double hardly = score(repeat(() -> sized(3)), Clue.LABEL).share();
        assertThat(settled).isGreaterThan(0.97);
        assertThat(loosely).isBetween(0.25, 0.55);
        assertThat(hardly).isLessThan(0.2);
    }

    @Test
    void shuffledAnswersLeaveNothing() throws DatasetException {
        List<Sample> words = shuffled(repeat(() -> told(1)));
        List<Sample> places = shuffled(repeat(() -> middle(1)));
        List<Sample> labels = shuffled(repeat(() -> sized(0.02)));
        assertThat(score(words, Clue.WORDS).share()).isCloseTo(0.5, within(0.07));
        assertThat(score(places, Clue.MARKS).share()).isCloseTo(0.25, within(0.07));
        assertThat(score(labels, Clue.LABEL).share()).isCloseTo(0.25, within(0.07));
    }

    @Test
    void whatHoldsInOneSceneOnlyIsNoShortcut() throws DatasetException {
        List<Sample> samples = new ArrayList<>();
        for (int scene = 0; scene < 60; scene++) {
            Answer truth = new Answer.Direction(random.nextBoolean() ? Word.LEFT : Word.RIGHT);
            for (int i = 0; i < 10; i++) {
                samples.add(planted.sample(
                        Subtask.CAMERA_X_DIRECTION,
                        planted.question(" near " + "abcdefghij".charAt(scene / 10) + "abcdefghij".charAt(scene % 10)),
                        truth,
                        "scene" + scene,
                        "",
                        planted.pixel(),
                        List.of()));
            }
        }
        assertThat(score(samples, Clue.WORDS).share()).isLessThan(0.65);
        assertThat(score(samples, Clue.TEMPLATE).share()).isLessThan(0.65);
    }

    @Test
    void nothingAndTooLittleHaveNoScore() throws DatasetException {
        assertThat(BlindScores.of(List.of(), prober).scores()).isEmpty();
        for (Subtask subtask : Subtask.benchmark()) {
            Probe one = prober.probe(planted.sample(subtask));
            assertThat(BlindScores.of(List.of(one), prober).scores())
                    .as(subtask.id())
                    .isEmpty();
        }
        Probe unlisted = prober.probe(planted.sample(
                Subtask.DEPTH_COMPARISON_COORDINATE,
                "Which is nearer?",
                planted.pixel(),
                "scene",
                "",
                planted.pixel(),
                List.of()));
        assertThat(BlindScores.of(Collections.nCopies(50, unlisted), prober).scores())
                .isEmpty();
    }

    @Test
    void whoeverRepeatsTheRightAnswerIsAlwaysRight() throws DatasetException {
        for (Subtask subtask : Subtask.benchmark()) {
            for (int i = 0; i < 20; i++) {
                Probe probe = prober.probe(planted.sample(subtask));
                assertThat(BestGuess.covered(new Guess.Fixed(probe.truth()), List.of(probe)))
                        .as(subtask.id())
                        .isEqualTo(1);
                if (probe.hasOptions()) {
                    assertThat(probe.option(probe.right())).isEqualTo(probe.truth());
                    assertThat(BestGuess.covered(new Guess.Option(probe.right()), List.of(probe)))
                            .isEqualTo(1);
                    int other = (probe.right() + 1) % probe.places().size();
                    assertThat(probe.option(other)).isNotEqualTo(probe.truth());
                }
                assertThat(probe.places())
                        .allSatisfy(place -> assertThat(place.x()).isBetween(0.0, 1.0))
                        .allSatisfy(place -> assertThat(place.y()).isBetween(0.0, 1.0));
            }
        }
    }

    @Test
    void aScoreHoldsItsIntervalAndRefusesNonsense() {
        for (long asked : new long[] {1, 7, 100, 100_000}) {
            for (long right = 0; right <= asked; right += Math.max(1, asked / 7)) {
                BlindScore score = new BlindScore(Clue.ECHO, right, asked, "");
                assertThat(score.interval().low()).isLessThanOrEqualTo(score.share() + 1e-12);
                assertThat(score.interval().high()).isGreaterThanOrEqualTo(score.share() - 1e-12);
                assertThat(score.interval().low()).isGreaterThanOrEqualTo(0);
                assertThat(score.interval().high()).isLessThanOrEqualTo(1);
            }
        }
        assertThat(new BlindScore(Clue.ECHO, 0, 0, "").share()).isZero();
        assertThatThrownBy(() -> new BlindScore(Clue.ECHO, 3, 2, "")).hasMessageContaining("0 to 2 right, found 3");
        assertThatThrownBy(() -> new BlindScore(Clue.ECHO, -1, 2, "")).hasMessageContaining("found -1");
    }
}
