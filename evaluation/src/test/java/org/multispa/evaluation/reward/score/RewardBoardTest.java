package org.multispa.evaluation.reward.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.answers.AnswerStore;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.report.RewardReport;
import org.multispa.evaluation.reward.Annotator;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.RewardSettings;
import org.multispa.evaluation.reward.Videos;
import org.multispa.evaluation.reward.ask.AskSettings;
import org.multispa.evaluation.reward.ask.Check;
import org.multispa.evaluation.reward.ask.ClipAsker;
import org.multispa.evaluation.reward.ask.Quantity;
import org.multispa.evaluation.reward.ask.Question;
import org.multispa.evaluation.reward.ask.Respondent;
import org.multispa.evaluation.reward.ask.StillRespondent;
import org.multispa.evaluation.reward.ask.Tolerance;
import org.multispa.evaluation.reward.ask.TruthRespondent;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.evaluation.reward.score.Episode.Judged;
import org.multispa.evaluation.reward.series.Smoothing;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;

final class RewardBoardTest {
    private static final int FRAMES = 10;
    private static final RewardSettings SETTINGS =
            new RewardSettings(new Tolerance(0.2, 20), new Smoothing(1, false), OptionalDouble.empty(), 10, 10);

    @TempDir
    private Path folder;

    private int runs;

    /// Points that move each in its own way, every third of them not at all.
    private static PointTruth truth(int point) {
        SeededHash hash = SeededHash.of(point).with("truth");
        double speed = point % 3 == 0 ? 0 : hash.between(0.02, 0.2);
        Vec3 way = new Vec3(hash.with(1).between(-1, 1), hash.with(2).between(-1, 1), 1).unit();
        return Videos.truth(frame -> way.times(speed * frame));
    }

    /// Answers of the truth, changed.
    private record Noisy(TruthRespondent truth, double share, boolean wrongWayBack) implements Respondent {
        @Override
        public String name() {
            return "noisy " + share + wrongWayBack;
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return truth.parameters();
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public Reply answer(Question question, List<byte[]> images) throws IOException {
            String text = truth.answer(question, images).text();
            double mm = Double.parseDouble(text.replace("`", ""));
            SeededHash hash = SeededHash.of(7).with(truth.point()).with(Math.max(question.from(), question.to()));
            double changed = mm * (1 + share * hash.between(-1, 1));
            if (wrongWayBack && question.from() > question.to()) {
                changed = 2 * mm + 100;
            }
            return new Reply("about " + Math.round(changed) + " mm", Usage.NONE);
        }
    }

    private interface Answerer {
        Respondent of(TruthRespondent truth);
    }

    private RewardBoard board(Quantity quantity, Set<Check> checks, Answerer answerer)
            throws IOException, InterruptedException {
        List<Episode> episodes = new ArrayList<>();
        AskSettings asking = new AskSettings(quantity, false, checks, 1, 1000, 0);
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers" + runs++))) {
            ClipAsker asker = new ClipAsker(asking, Videos.WORDING, store, _ -> {});
            for (int point = 0; point < 9; point++) {
                Target.Point target = Videos.followed(FRAMES, true);
                TruthRespondent oracle = new TruthRespondent("p" + point, truth(point), target.path(), Videos.SIZE);
                Respondent respondent = answerer.of(oracle);
                ClipReward reward = new Annotator(SETTINGS)
                        .annotate(
                                Videos.of(FRAMES),
                                target,
                                respondent.name(),
                                asker.ask(Videos.of(FRAMES), target, respondent));
                episodes.add(Episode.of("recording " + point / 3, reward, truth(point)));
            }
        }
        return RewardBoard.of(episodes);
    }

    private static double value(RewardBoard board, Measure measure) {
        return Objects.requireNonNull(board.figures().get(measure)).value();
    }

    @Test
    void the_truth_has_no_error_and_perfect_order() throws Exception {
        for (Quantity quantity : Quantity.values()) {
            RewardBoard board = board(quantity, EnumSet.allOf(Check.class), truth -> truth);
            assertThat(value(board, Measure.MEAN_ERROR)).isZero();
            assertThat(value(board, Measure.MEDIAN_ERROR)).isZero();
            assertThat(value(board, Measure.WITHIN_FIFTH)).isEqualTo(1);
            assertThat(value(board, Measure.SMOOTH_ERROR)).isLessThan(1);
            assertThat(value(board, Measure.SPEARMAN)).isCloseTo(1, within(1e-12));
            assertThat(value(board, Measure.ORDER)).isEqualTo(1);
            assertThat(value(board, Measure.FALSE_ALARMS)).isZero();
            assertThat(value(board, Measure.MISSED)).isZero();
            assertThat(value(board, Measure.ABSTAINED)).isZero();
            assertThat(board.still()).isEqualTo(3);
            assertThat(board.frames()).isEqualTo(9L * (FRAMES - 1));
        }
    }

    @Test
    void noise_makes_everything_worse() throws Exception {
        RewardBoard some = board(Quantity.DISTANCE, Set.of(), truth -> new Noisy(truth, 0.3, false));
        RewardBoard more = board(Quantity.DISTANCE, Set.of(), truth -> new Noisy(truth, 0.9, false));
        assertThat(value(some, Measure.MEAN_ERROR)).isPositive().isLessThan(value(more, Measure.MEAN_ERROR));
        assertThat(value(some, Measure.MOVED_MEDIAN_ERROR)).isLessThan(value(more, Measure.MOVED_MEDIAN_ERROR));
        assertThat(value(some, Measure.WITHIN_FIFTH)).isBetween(value(more, Measure.WITHIN_FIFTH), 0.999);
        assertThat(value(some, Measure.SPEARMAN)).isBetween(value(more, Measure.SPEARMAN), 0.999);
        assertThat(value(some, Measure.ORDER)).isBetween(value(more, Measure.ORDER), 0.999);
    }

    @Test
    void a_way_back_that_disagrees_is_abstained_from() throws Exception {
        RewardBoard checked = board(Quantity.DISTANCE, Set.of(Check.REVERSED), truth -> new Noisy(truth, 0, true));
        assertThat(value(checked, Measure.ABSTAINED)).isEqualTo(1);
        assertThat(checked.figures()).doesNotContainKeys(Measure.MEAN_ERROR, Measure.FALSE_ALARMS, Measure.MISSED);
        assertThat(value(checked, Measure.SPEARMAN)).isZero();
        RewardBoard unchecked = board(Quantity.DISTANCE, Set.of(Check.WORDING), truth -> new Noisy(truth, 0, true));
        assertThat(value(unchecked, Measure.ABSTAINED)).isZero();
        assertThat(value(unchecked, Measure.MEAN_ERROR)).isZero();
    }

    @Test
    void saying_that_nothing_moves_raises_no_alarm_and_misses_all() throws Exception {
        RewardBoard board = board(Quantity.DISTANCE, EnumSet.allOf(Check.class), _ -> new StillRespondent());
        assertThat(value(board, Measure.FALSE_ALARMS)).isZero();
        assertThat(value(board, Measure.MISSED)).isEqualTo(1);
        assertThat(value(board, Measure.MOVED_WITHIN_FIFTH)).isZero();
        assertThat(value(board, Measure.SPEARMAN)).isZero();
        assertThat(value(board, Measure.ORDER)).isEqualTo(0.5);
    }

    private static Judged judged(double trueMm, double mm) {
        return new Judged(true, trueMm, mm, Math.abs(mm - trueMm), mm >= 10);
    }

    @Test
    void figures_worked_by_hand() {
        Episode moving = new Episode(
                "r1",
                "a",
                "track-1",
                List.of(
                        judged(0, 0),
                        judged(100, 120),
                        judged(200, 241),
                        judged(205, 10),
                        new Judged(false, 300, 150, Double.NaN, false)));
        Episode still = new Episode("r2", "b", "track-2", List.of(judged(0, 9), judged(0, 50)));
        RewardBoard board = RewardBoard.of(List.of(moving, still));
        // errors 0, 20, 41, 195 and 9, 50
        assertThat(value(board, Measure.MEAN_ERROR)).isCloseTo(315 / 6.0, within(1e-12));
        assertThat(value(board, Measure.MEDIAN_ERROR)).isEqualTo(30.5);
        // 0 of 0, 20 of 100: exactly a fifth
        assertThat(value(board, Measure.WITHIN_FIFTH)).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(value(board, Measure.MOVED_WITHIN_FIFTH)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(board, Measure.MOVED_MEDIAN_ERROR)).isEqualTo(41);
        assertThat(value(board, Measure.SMOOTH_ERROR))
                .isCloseTo((0 + 20 + 41 + 195 + 150 + 9 + 50) / 7.0, within(1e-12));
        // ranks 1 to 5 against 1, 3, 5, 2, 4: 1 − 6·(0+1+4+4+1)/120 = 0.5
        assertThat(value(board, Measure.SPEARMAN)).isCloseTo(0.5, within(1e-12));
        assertThat(Objects.requireNonNull(board.figures().get(Measure.SPEARMAN)).numbers())
                .isEqualTo(1);
        // nine pairs lie 10 mm apart (200 and 205 do not); wrong are 100–205 and 200–300
        assertThat(Objects.requireNonNull(board.figures().get(Measure.ORDER)).numbers())
                .isEqualTo(9);
        assertThat(value(board, Measure.ORDER)).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(value(board, Measure.FALSE_ALARMS)).isEqualTo(0.5);
        assertThat(value(board, Measure.MISSED)).isZero();
        assertThat(value(board, Measure.ABSTAINED)).isCloseTo(1 / 7.0, within(1e-12));
        assertThat(board.recordings()).isEqualTo(2);
        assertThat(Objects.requireNonNull(board.figures().get(Measure.MEAN_ERROR))
                        .interval())
                .isPresent();
    }

    @Test
    void frames_without_a_truth_are_left_out() throws Exception {
        Target.Point target = Videos.followed(4, true);
        try (AnswerStore store = AnswerStore.open(folder.resolve("answers"))) {
            ClipReward reward = new Annotator(SETTINGS)
                    .annotate(
                            Videos.of(4),
                            target,
                            "still",
                            new ClipAsker(
                                            new AskSettings(Quantity.DISTANCE, false, Set.of(), 1, 9, 0),
                                            Videos.WORDING,
                                            store,
                                            _ -> {})
                                    .ask(Videos.of(4), target, new StillRespondent()));
            PointTruth lost = Videos.truth(frame -> new Vec3(frame == 2 ? Double.NaN : 0.3, 0, 0));
            assertThat(Episode.of("r", reward, lost).frames()).hasSize(2);
        }
        assertThatThrownBy(() -> RewardBoard.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_report_shows_every_figure_and_what_there_is_none_of() throws Exception {
        RewardBoard board = board(Quantity.DISTANCE, Set.of(Check.REVERSED), truth -> new Noisy(truth, 0, true));
        RewardReport report = new RewardReport("m|1", new TreeMap<>(Map.of("tolerance", 0.2)), board);
        assertThat(report.markdown())
                .startsWith("# Rewards of m|1\n")
                .contains("9 points (3 at rest) in 1 clip of 3 recordings, 81 frames asked about", "- tolerance: 0.2");
        for (Measure measure : Measure.values()) {
            assertThat(report.markdown()).contains("| " + measure.text());
            assertThat(report.json().contains("\"" + measure.key() + "\""))
                    .isEqualTo(board.figures().containsKey(measure));
        }
        assertThat(report.markdown().lines().filter(line -> line.startsWith("| mean error of answers")))
                .singleElement()
                .asString()
                .matches(".*\\| +– \\| +– \\| +0 \\|");
        assertThat(report.markdown()).contains("100.00 %");
        assertThat(report.json()).contains("multispa-reward-report-1", "\"points_at_rest\": 3");
    }
}
