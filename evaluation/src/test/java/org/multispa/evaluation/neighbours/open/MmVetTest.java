package org.multispa.evaluation.neighbours.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class MmVetTest {
    private final MmVet suite = new MmVet();

    @TempDir
    private Path folder;

    private Questions published() throws IOException {
        for (int i = 0; i < 3; i++) {
            Published.bytes(folder.resolve("images/v1_" + i + ".png"), Published.image(i));
        }
        Published.text(folder.resolve("mm-vet.json"), """
                {"v1_0": {"imagename": "v1_0.png", "question": "What is x in the equation?",
                          "answer": "-1<AND>-5", "imagesource": "x", "capability": ["ocr", "math"]},
                 "v1_1": {"imagename": "v1_1.png", "question": "How many?", "answer": "4<OR>four",
                          "imagesource": "x", "capability": ["rec"]},
                 "v1_2": {"imagename": "v1_2.png", "question": "What does it say?", "answer": "exit",
                          "imagesource": "x", "capability": ["ocr"]}}
                """);
        return suite.read(folder);
    }

    @Test
    void the_published_file_is_read() throws IOException {
        Question question = published().questions().getFirst();
        assertThat(question.id()).isEqualTo("v1_0");
        assertThat(question.text()).isEqualTo("<image>\nWhat is x in the equation?");
        assertThat(question.tag("capabilities")).isEqualTo("math,ocr");
        assertThat(Published.images(Published.question(published(), "v1_2"))).containsExactly(2);
    }

    @Test
    void a_question_counts_for_each_capability_it_needs() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite, published(), Map.of("v1_0", "x = 5", "v1_1", "There are four.", "v1_2", "EXIT"));
        assertThat(figures.get("all")).isCloseTo((0.5 + 1 + 1) / 3, within(1e-12));
        assertThat(figures.get("capability/ocr")).isEqualTo(0.75);
        assertThat(figures.get("capability/math")).isEqualTo(0.5);
        assertThat(figures.get("capability/rec")).isEqualTo(1);
        assertThat(figures.get("integration/math, ocr")).isEqualTo(0.5);
        assertThat(figures.get("integration/ocr")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "It is red and blue | red<AND>blue | 1 | all parts",
                "It is red | red<AND>blue | 0.5 | one of two parts",
                "four | 4<OR>four | 1 | a form",
                "a 4 | 4<OR>four | 1 | another form",
                "44 | 4<OR>four | 0 | not inside another word",
                "stop and way out | stop<AND>exit<OR>way out | 1 | forms of a part",
                "'' | exit | 0 | nothing"
            })
    void without_a_judge_the_parts_of_the_truth_are_looked_for(
            String reply, String truth, double score, String reason) {
        Question question = new Question("a", "a", "?", List.of(), new Gold.Texts(List.of(truth)), new TreeMap<>());
        assertThat(suite.grade(question, reply).score()).as(reason).isEqualTo(score);
    }

    @Test
    void a_judge_sees_the_question_the_truth_and_the_reply() throws IOException {
        String asked =
                suite.judging(published().questions().getFirst(), " x = -1 ").orElseThrow();
        assertThat(asked)
                .endsWith("Question: What is x in the equation?\nTrue answer: -1 <AND> -5\nAnswer: x = -1\nGrade:")
                .doesNotContain("<image>", "%s");
        assertThat(suite.hasJudge()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0.5, 0.5",
        "1.0, 1",
        "0, 0",
        "' 0.7 because', 0.7",
        "1., 1",
        "1.1, -1",
        "'', -1",
        "half, -1",
        "-0.5, -1",
        "5, -1"
    })
    void a_judgement_is_a_number_from_0_to_1(String judgement, double score) {
        assertThat(suite.judged(judgement).map(Grade::score).orElse(-1.0)).isEqualTo(score);
    }

    @Test
    void the_table_of_vlmevalkit_is_read() throws IOException {
        Published.tsv(
                folder.resolve("MMVet.tsv"),
                List.of("index", "image", "question", "answer", "category"),
                List.of(List.of("0", Published.base64(3), "q", "a<OR>b", "ocr,math")));
        Question question = suite.read(folder).questions().getFirst();
        assertThat(question.tag("capabilities")).isEqualTo("math,ocr");
        assertThat(suite.grade(question, "b").score()).isEqualTo(1);
    }
}
