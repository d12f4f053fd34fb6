package org.multispa.evaluation.page.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.page.RunOnDisk;
import org.multispa.evaluation.page.cases.Picture.Mark;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

final class CaseBookTest {
    @TempDir
    private Path folder;

    private RunOnDisk disk;
    private Run wrong;

    @BeforeEach
    void evaluate() throws Exception {
        disk = new RunOnDisk(folder, 3);
        wrong = disk.run("wrong", disk.wrong());
    }

    private List<Case> worst(CaseLimits limits) throws IOException {
        return disk.book(limits).worst(wrong, disk.evaluator("wrong")::replies);
    }

    @Test
    void wrong_answers_come_with_their_question_reply_and_images() throws Exception {
        List<Case> cases = worst(CaseLimits.DEFAULT);
        assertThat(cases).hasSize(3 * 26).noneMatch(one -> one.first().correct());
        assertThat(cases)
                .allSatisfy(one -> assertThat(one.question())
                        .hasValue("Question " + one.first().id() + "?"));
        for (Case one : cases) {
            assertThat(one.replies().getFirst().text())
                    .hasValue(disk.wrong().get(one.first().id()));
            assertThat(one.pictures()).hasSize(one.first().subtask().images());
            for (Picture picture : one.pictures()) {
                RgbImage small = Jpeg.decode(picture.jpeg().orElseThrow());
                assertThat(Math.max(small.width(), small.height())).isEqualTo(480);
                assertThat((double) small.width() / small.height())
                        .isCloseTo((double) picture.width() / picture.height(), within(0.01));
            }
        }
    }

    @Test
    void right_answers_are_no_cases() throws Exception {
        Run right = disk.run("right", Baseline.ORACLE.replies(disk.benchmark().samples()));
        assertThat(disk.book(CaseLimits.DEFAULT).worst(right, disk.evaluator("right")::replies))
                .isEmpty();
    }

    @Test
    void only_so_many_cases_and_bytes_of_images_are_taken() throws Exception {
        assertThat(worst(new CaseLimits(5, 64, 1_000_000))).hasSize(5);
        List<Case> small = worst(new CaseLimits(40, 64, 20_000));
        assertThat(small).hasSize(40);
        long bytes = small.stream()
                .flatMap(one -> one.pictures().stream())
                .mapToLong(picture -> picture.jpeg().map(jpeg -> jpeg.length).orElse(0))
                .sum();
        assertThat(bytes).isBetween(10_000L, 20_000L);
        assertThat(small.getLast().pictures().getFirst().jpeg()).isEmpty();
        assertThat(small.getLast().pictures().getFirst().problem()).contains("keep the page small");
        assertThatIllegalArgumentException().isThrownBy(() -> new CaseLimits(-1, 1, 1));
    }

    @Test
    void a_broken_or_missing_image_is_told_in_its_place() throws Exception {
        Files.write(folder.resolve("bench/images/scene0_00/last.jpg"), new byte[] {1, 2, 3});
        Files.delete(folder.resolve("bench/images/scene1_00/last.jpg"));
        for (Case one : worst(CaseLimits.DEFAULT)) {
            boolean broken = !one.first().scene().equals("scene2_00");
            assertThat(one.pictures().getLast().jpeg().isEmpty()).isEqualTo(broken);
            assertThat(one.pictures().getLast().problem().isEmpty()).isEqualTo(!broken);
        }
    }

    @Test
    void without_the_benchmark_the_grades_are_left() throws Exception {
        List<Case> cases = new CaseBook(Optional.empty(), CaseLimits.DEFAULT).worst(wrong, _ -> Map.of());
        assertThat(cases).hasSize(3 * 26).allSatisfy(one -> {
            assertThat(one.question()).isEmpty();
            assertThat(one.pictures()).isEmpty();
            assertThat(one.replies().getFirst().text()).isEmpty();
        });
    }

    @Test
    void of_two_runs_those_are_taken_that_one_answered_correctly() throws Exception {
        Run half = disk.run("half", disk.replies(2, List.of("I cannot say.")));
        Run third = disk.run("third", disk.replies(3, List.of("no idea", "`x`")));
        List<Case> cases = disk.book(CaseLimits.DEFAULT)
                .onlyOneRight(half, disk.evaluator("half")::replies, third, disk.evaluator("third")::replies);
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < disk.benchmark().samples().size(); i++) {
            if ((i % 2 == 0) != (i % 3 == 0)) {
                expected.add(disk.benchmark().samples().get(i).id());
            }
        }
        assertThat(cases).extracting(one -> one.first().id()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(cases).allSatisfy(one -> {
            assertThat(one.replies())
                    .hasSize(2)
                    .allMatch(replied -> replied.text().isPresent());
            assertThat(one.replies())
                    .extracting(replied -> replied.scored().correct())
                    .containsOnlyOnce(true);
        });
        assertThat(cases)
                .anyMatch(one -> one.first().correct())
                .anyMatch(one -> !one.first().correct());
    }

    private static List<Mark> marks(Sample sample, int image, String... replies) {
        List<Case.Replied> replied = Arrays.stream(replies)
                .map(text -> new Case.Replied(Scorer.score(sample, Optional.of(text)), Optional.of(text)))
                .toList();
        return Marks.of(sample, image, replied);
    }

    @Test
    void named_points_truth_and_answers_are_marked_where_they_lie() {
        Sample pair = Samples.of(
                "p",
                "s_0",
                Subtask.CORRESPONDENCE_COORDINATE,
                new Answer.Pixel(500, 100),
                Map.of("u1_px", 12.5, "v1_px", 34.0));
        assertThat(marks(pair, 0, "`[ 0 , 999 ]`")).containsExactly(new Mark(Mark.Kind.ASKED, 12.5, 34));
        assertThat(marks(pair, 1, "`[ 0 , 999 ]`"))
                .containsExactly(new Mark(Mark.Kind.TRUTH, 500.5, 50.25), new Mark(Mark.Kind.ANSWER, 0.5, 499.75));
        assertThat(marks(pair, 1, "none", "`[ 1 , 1 ]`"))
                .extracting(Mark::kind)
                .containsExactly(Mark.Kind.TRUTH, Mark.Kind.SECOND_ANSWER);
        Sample compared = Samples.comparison("c", new Answer.Pixel(10, 20), new Answer.Pixel(30, 40));
        assertThat(marks(compared, 0, "`[ 30 , 40 ]`"))
                .extracting(Mark::kind)
                .containsExactly(Mark.Kind.OTHER, Mark.Kind.TRUTH, Mark.Kind.ANSWER);
        Sample moved = Samples.of(
                "m",
                "s_0",
                Subtask.MOTION_DISTANCE_COORDINATE_ADT,
                new Answer.Scalar(100, Answer.Unit.MILLIMETRE),
                Map.of("u_px", 3.0, "v_px", 4.0));
        assertThat(marks(moved, 0, "`5`")).containsExactly(new Mark(Mark.Kind.ASKED, 3, 4));
        assertThat(marks(moved, 1, "`5`")).isEmpty();
        Sample dot = Samples.of(Subtask.DEPTH_ESTIMATION_DOT, new Answer.Scalar(100, Answer.Unit.MILLIMETRE));
        assertThat(marks(dot, 0, "`5`")).isEmpty();
    }

    @Test
    void a_case_has_a_reply() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Case(Optional.empty(), List.of(), List.of()));
        Scored item = wrong.items().getFirst();
        Case one = new Case(Optional.empty(), List.of(), List.of(new Case.Replied(item, Optional.empty())));
        assertThat(one.first()).isEqualTo(item);
    }
}
