package org.multispa.dataset.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.Planted;

class BestGuessTest {
    @Test
    void noNumberIsAcceptedMoreOftenThanTheBestOne() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            SortedMap<Long, Long> counts = new TreeMap<>();
            int different = 1 + random.nextInt(12);
            for (int i = 0; i < different; i++) {
                counts.merge(random.nextLong(-60, 120), 1L + random.nextInt(3), Long::sum);
            }
            BestGuess.Covering best = BestGuess.number(counts);
            assertThat(best.covered()).isEqualTo(accepted(best.value(), counts));
            for (long value = -150; value <= 200; value++) {
                assertThat(accepted(value, counts)).isLessThanOrEqualTo(best.covered());
            }
        }
    }

    private static long accepted(long guess, SortedMap<Long, Long> counts) {
        Answer answer = new Answer.Scalar(guess, Answer.Unit.MILLIMETRE);
        long accepted = 0;
        for (var count : counts.entrySet()) {
            Sample sample =
                    Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(count.getKey(), Answer.Unit.MILLIMETRE));
            accepted += Grading.isCorrect(sample, answer) ? count.getValue() : 0;
        }
        return accepted;
    }

    @Test
    void hugeNumbersDoNotOverflow() {
        long huge = 999_999_999_999_999_999L;
        SortedMap<Long, Long> counts = new TreeMap<>();
        counts.put(huge, 2L);
        counts.put(-huge, 3L);
        assertThat(BestGuess.number(counts).covered()).isEqualTo(3);
    }

    @Test
    void theMostFrequentOptionWinsAndTiesGoToTheFirst() throws DatasetException {
        assertThat(directions("left", "right", "right").text()).isEqualTo("right");
        assertThat(directions("right", "left").text()).isEqualTo("left");
    }

    private static Guess directions(String... words) throws DatasetException {
        List<Probe> probes = new ArrayList<>();
        Prober prober = new Prober();
        for (String word : words) {
            Answer answer = new Answer.Direction(
                    word.equals("left") ? Answer.Direction.Word.LEFT : Answer.Direction.Word.RIGHT);
            probes.add(prober.probe(Samples.of(Subtask.CAMERA_X_DIRECTION, answer)));
        }
        return BestGuess.of(probes);
    }

    @Test
    void vectorsAndPixelsThatLieTogetherAreFound() throws DatasetException {
        Planted planted = new Planted(3);
        Prober prober = new Prober();
        List<Probe> vectors = new ArrayList<>();
        List<Probe> pixels = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean together = i % 2 == 0;
            int off = planted.random().nextInt(10);
            vectors.add(prober.probe(Samples.of(
                    Subtask.CAMERA_VECTOR,
                    together ? new Answer.Vector(1000 + off, -500, off) : planted.answer(Subtask.CAMERA_VECTOR))));
            pixels.add(prober.probe(Samples.of(
                    Subtask.CORRESPONDENCE_COORDINATE,
                    together ? new Answer.Pixel(300 + off, 700 - off) : planted.pixel())));
        }
        assertThat(BestGuess.covered(BestGuess.of(vectors), vectors)).isBetween(100L, 110L);
        assertThat(BestGuess.covered(BestGuess.of(pixels), pixels)).isBetween(100L, 112L);
    }
}
