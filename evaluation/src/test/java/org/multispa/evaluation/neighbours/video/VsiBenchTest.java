package org.multispa.evaluation.neighbours.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class VsiBenchTest {
    private final VsiBench suite = new VsiBench();

    @TempDir
    private Path folder;

    private static String number(int id, String type, String truth) {
        return "SELECT " + id + "::BIGINT AS id, 'scannet' AS dataset, 'scene0011_00' AS scene_name, '" + type
                + "' AS question_type, 'How many chairs?' AS question, '" + truth
                + "' AS ground_truth, NULL::VARCHAR[] AS options";
    }

    private static String choice(int id, String type, String truth) {
        return "SELECT " + id + "::BIGINT AS id, 'arkitscenes' AS dataset, '42446103' AS scene_name, '" + type
                + "' AS question_type, 'Which is closest?' AS question, '" + truth
                + "' AS ground_truth, ['A. table', 'B. sofa', 'C. stool', 'D. stove'] AS options";
    }

    private Questions published(String query) throws IOException {
        for (int i = 0; i < 40; i++) {
            Published.bytes(folder.resolve("scannet/scene0011_00/%03d.jpg".formatted(i)), Published.image(i));
        }
        for (int i = 0; i < 3; i++) {
            Published.bytes(folder.resolve("arkitscenes/42446103/%d.png".formatted(i)), Published.image(50 + i));
        }
        Published.text(folder.resolve("arkitscenes/42446103/.hidden.png"), "x");
        Published.text(folder.resolve("arkitscenes/42446103/notes.txt"), "x");
        Published.parquet(folder.resolve("test-00000-of-00001.parquet"), query);
        return suite.read(folder);
    }

    @Test
    void frames_are_chosen_evenly_and_the_question_is_put_as_the_authors_do() throws IOException {
        Questions questions =
                published(number(0, "object_counting", "4") + " UNION ALL " + choice(1, "object_rel_distance", "C"));
        Question counting = Published.question(questions, "0");
        assertThat(counting.text())
                .isEqualTo("<image>".repeat(32)
                        + "\nThese are frames of a video.\nHow many chairs?\n"
                        + "Please answer the question using a single word or phrase.");
        assertThat(Published.images(counting))
                .hasSize(32)
                .startsWith(0, 1, 2)
                .endsWith(36, 37, 39)
                .isSorted();
        Question distance = Published.question(questions, "1");
        assertThat(distance.text()).isEqualTo("""
                        <image><image><image>
                        These are frames of a video.
                        Which is closest?
                        Options:
                        A. table
                        B. sofa
                        C. stool
                        D. stove
                        Answer with the option's letter from the given choices directly.""");
        assertThat(Published.images(distance)).containsExactly(50, 51, 52);
        assertThat(distance.together()).isEqualTo("arkitscenes/42446103");
    }

    /// By the authors' own arithmetic, `numpy.linspace(.5, .95, 10)`; an error of exactly a fifth misses 0.8.
    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "5, 5, 1.0",
        "6, 5, 0.6",
        "4, 5, 0.6",
        "1.1, 1, 0.9",
        "12, 10, 0.6",
        "11, 10, 0.9",
        "3, 4, 0.6",
        "2, 3, 0.4",
        "9, 10, 0.9",
        "3, 2.5, 0.6",
        "13, 10, 0.5",
        "7, 10, 0.5",
        "1, 2, 0.1",
        "19, 20, 1.0",
        "21, 20, 1.0",
        "0, 5, 0.0",
        "10, 5, 0.0",
        "-5, 5, 0.0",
        "7.6, 5, 0.0",
        "7.5, 5, 0.1",
        "3, 0, 0.0",
        "0, 0, 0.0"
    })
    void relative_accuracy_is_the_share_of_thresholds_met(double said, double truth, double accuracy) {
        assertThat(VsiBench.relativeAccuracy(said, truth)).isEqualTo(accuracy);
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | 1.0 | the number",
                "4. | 1.0 | with a full stop",
                "4.0 | 1.0 | with a fraction",
                "3 chairs | 0.6 | what stands behind the first blank is not looked at",
                "four | 0 | a word",
                "about 4 | 0 | not the first word",
                "4m | 0 | a unit without a blank",
                "NaN | 0 | no number",
                "1e400 | 0 | no finite number",
                "'' | 0 | nothing"
            })
    void numbers_are_the_first_word(String reply, double score, String reason) throws IOException {
        Grade grade = suite.grade(
                published(number(0, "object_counting", "4")).questions().getFirst(), reply);
        assertThat(grade.score()).as(reason).isEqualTo(score);
        assertThat(grade.answer().isPresent()).isEqualTo(reply.matches("[\\d. chairs]+") && !reply.isEmpty());
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "C | true | the letter",
                "c | true | small",
                "C. | true | with a full stop",
                "C. stool | true | with the text",
                "stool | false | the text alone",
                "B | false | another letter",
                "The answer is C | false | not the first word"
            })
    void letters_are_the_first_word(String reply, boolean right, String reason) throws IOException {
        Question question =
                published(choice(1, "route_planning", "C")).questions().getFirst();
        assertThat(suite.grade(question, reply).score() == 1).as(reason).isEqualTo(right);
    }

    @Test
    void the_headline_is_the_mean_of_the_tasks_directions_being_one() throws IOException {
        Questions questions = published(String.join(
                " UNION ALL ",
                number(0, "object_counting", "5"),
                number(1, "object_counting", "5"),
                number(2, "room_size_estimation", "20.5"),
                choice(3, "object_rel_direction_easy", "A"),
                choice(4, "object_rel_direction_medium", "A"),
                choice(5, "object_rel_direction_hard", "A"),
                choice(6, "object_rel_direction_hard", "B"),
                choice(7, "obj_appearance_order", "D")));
        Map<String, String> replies = new HashMap<>(
                Map.of("0", "5", "1", "6", "2", "20.5", "3", "A", "4", "B", "5", "A", "6", "C", "7", "A"));
        Map<String, Double> figures = Published.figures(suite, questions, replies);
        assertThat(figures.get("object_counting")).isCloseTo(0.8, within(1e-12));
        assertThat(figures.get("room_size_estimation")).isEqualTo(1);
        assertThat(figures.get("object_rel_direction")).isCloseTo((1 + 0 + 0.5) / 3, within(1e-12));
        assertThat(figures.get("type/object_rel_direction_hard")).isEqualTo(0.5);
        assertThat(figures.get("obj_appearance_order")).isZero();
        assertThat(figures.get("mean")).isCloseTo((0.8 + 1 + 0.5 + 0) / 4, within(1e-12));
        assertThat(Published.headline(suite, questions)).isEqualTo("mean");
    }

    @Test
    void lines_of_json_are_read() throws IOException {
        Published.bytes(folder.resolve("scannetpp/1/a.jpg"), Published.image(1));
        Published.text(folder.resolve("test.jsonl"), """
                {"id": 0, "dataset": "scannetpp", "scene_name": "1", "question_type": "object_abs_distance", "question": "How far?", "ground_truth": "1.2", "options": null}
                {"id": 1, "dataset": "scannetpp", "scene_name": "1", "question_type": "route_planning", "question": "Where?", "ground_truth": "B", "options": ["A. left", "B. right"]}
                """);
        Questions questions = suite.read(folder);
        assertThat(Published.figures(suite, questions, Map.of("0", "1.2", "1", "B")))
                .containsEntry("mean", 1.0);
    }

    @Test
    void questions_without_frames_or_of_unknown_kinds_are_set_aside() throws IOException {
        Questions questions = published(String.join(
                " UNION ALL ",
                number(0, "object_counting", "5"),
                number(1, "object_weight", "5"),
                number(2, "object_counting", "many"),
                number(3, "object_counting", "2").replace("scene0011_00", "scene0999_00"),
                number(4, "object_counting", "2").replace("scene0011_00", "../../x"),
                choice(5, "route_planning", "Z")));
        assertThat(Published.ids(questions)).containsExactly("0");
        assertThat(questions.setAside()).hasSize(5);
        assertThat(questions.setAside().toString())
                .contains("object_weight", "'many'", "videos are not decoded here", "leads out of", "'Z'");
    }

    @Test
    void a_folder_without_its_files_is_told() {
        assertThatThrownBy(() -> suite.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("test-00000-of-00001.parquet")
                .hasMessageContaining("scannet/scene0011_00/");
    }
}
