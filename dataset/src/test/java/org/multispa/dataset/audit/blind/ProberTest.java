package org.multispa.dataset.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.Planted;

class ProberTest {
    private final Prober prober = new Prober();
    private final Planted planted = new Planted(1);

    private Probe probe(Subtask subtask, String text, Answer truth, String bin, Answer.Pixel other)
            throws DatasetException {
        return prober.probe(planted.sample(subtask, text, truth, "family", bin, other, List.of()));
    }

    private Probe distance(String text) throws DatasetException {
        return probe(
                Subtask.CAMERA_DISTANCE,
                text,
                new Answer.Scalar(1, Answer.Unit.MILLIMETRE),
                "",
                new Answer.Pixel(0, 0));
    }

    @Test
    void optionsOfAComparisonStandInTheOrderOfTheText() throws DatasetException {
        Answer.Pixel a = new Answer.Pixel(10, 20);
        Answer.Pixel b = new Answer.Pixel(500, 600);
        String text = "Numbers are 0 to 999 as in [ 10 , 20 ].\nOf Image-1, which: x = 500, y = 600 or [10, 20]?";
        Probe second = probe(Subtask.DEPTH_COMPARISON_COORDINATE, text, a, "", b);
        assertThat(second.right()).isEqualTo(1);
        assertThat(second.places()).containsExactly(new Place("", 0.5, 0.6), new Place("", 0.01, 0.02));
        assertThat(second.option(0)).isEqualTo(b);
        assertThat(second.option(1)).isEqualTo(a);
        assertThat(probe(Subtask.DEPTH_COMPARISON_COORDINATE, text, b, "", a).right())
                .isZero();
        assertThat(probe(Subtask.DEPTH_COMPARISON_COORDINATE, "Which is nearer?", a, "", b)
                        .hasOptions())
                .isFalse();
    }

    @Test
    void optionsOfAChoiceStandInTheOrderOfTheirLetters() throws DatasetException {
        Overlay first = new Overlay(0, List.of(new Overlay.Dot(64, 48, "")));
        Overlay second = new Overlay(1, List.of(new Overlay.Dot(500, 250, "B"), new Overlay.Dot(100, 50, "A")));
        Sample sample = Samples.of(
                Subtask.CORRESPONDENCE_CHOICE,
                new Answer.Choice("B"),
                Samples.provenance(Map.of(), List.of(first, second)));
        Probe probe = prober.probe(sample);
        assertThat(probe.places()).containsExactly(new Place("A", 0.1, 0.1), new Place("B", 0.5, 0.5));
        assertThat(probe.source()).contains(new Place("", 0.1, 0.1));
        assertThat(probe.right()).isEqualTo(1);
        assertThat(probe.option(0)).isEqualTo(new Answer.Choice("A"));
    }

    @Test
    void thePointInQuestionIsReadFromTheLastLine() throws DatasetException {
        Answer truth = new Answer.Scalar(900, Answer.Unit.MILLIMETRE);
        String text = "Coordinates run from 0 to 999, as in (1, 2).\nIn Image-1, how deep is (17, 998)?";
        Probe probe = probe(Subtask.DEPTH_ESTIMATION_COORDINATE, text, truth, "", new Answer.Pixel(0, 0));
        assertThat(probe.places()).containsExactly(new Place("", 0.017, 0.998));
        assertThat(probe(Subtask.DEPTH_ESTIMATION_COORDINATE, "How deep?", truth, "", new Answer.Pixel(0, 0))
                        .places())
                .isEmpty();
    }

    @Test
    void aLabelIsWhatTheQuestionNames() throws DatasetException {
        Answer truth = new Answer.Scalar(900, Answer.Unit.MILLIMETRE);
        Answer.Pixel none = new Answer.Pixel(0, 0);
        String text = "Size.\nHow high is the office chair?";
        assertThat(probe(Subtask.OBJECT_HEIGHT, text, truth, "office chair", none)
                        .label())
                .isEqualTo("office chair");
        assertThat(probe(Subtask.OBJECT_HEIGHT, text, truth, "frames-3/office chair", none)
                        .label())
                .isEqualTo("office chair");
        assertThat(probe(Subtask.OBJECT_HEIGHT, text, truth, "table", none).label())
                .isEmpty();
        assertThat(distance(text).label()).isEmpty();
    }

    @Test
    void numbersAndLabelsAreBlankedInTheWordsAndTheTemplate() throws DatasetException {
        Probe one = distance("Task 1.\nWhere is (12, 345)?");
        Probe other = distance("Task 2.\nWhere is (6, 7)?");
        assertThat(one.template()).isEqualTo(other.template());
        assertThat(one.words()).isEqualTo(other.words()).isSorted();
        assertThat(distance("Task 2.\nWhere was (6, 7)?").template()).isNotEqualTo(one.template());
        Answer truth = new Answer.Scalar(900, Answer.Unit.MILLIMETRE);
        Answer.Pixel none = new Answer.Pixel(0, 0);
        assertThat(probe(Subtask.OBJECT_HEIGHT, "Size.\nHow high is the lamp?", truth, "lamp", none)
                        .template())
                .isEqualTo(probe(Subtask.OBJECT_HEIGHT, "Size.\nHow high is the sofa?", truth, "sofa", none)
                        .template());
    }

    @Test
    void placeholdersAreNoPartOfTheQuestion() throws DatasetException {
        Probe plain = distance("Task.\nQuestion?");
        Probe marked = distance("<image>\nImage-2: <image>\nTask.\nQuestion?");
        assertThat(marked.words()).isEqualTo(plain.words()).isNotEmpty();
        assertThat(marked.template()).isEqualTo(plain.template());
    }

    @Test
    void endlessNewWordsDoNotFillTheMemory() throws DatasetException {
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 6000; word++) {
                text.append(Integer.toString(i * 6000 + word, 36).replaceAll("\\d", "q"))
                        .append(' ');
            }
            distance(text.toString());
        }
        assertThat(prober.vocabulary().size()).isBetween(1000, 1 << 16);
        assertThat(distance("a".repeat(1 << 20)).words()).hasSizeLessThan(1000);
    }

    @Test
    void aComparisonWithoutItsOtherPointIsRefused() {
        Sample sample = Samples.of(Subtask.DEPTH_COMPARISON_COORDINATE, new Answer.Pixel(1, 2));
        assertThatThrownBy(() -> prober.probe(sample))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("other_x");
    }
}
