package org.multispa.evaluation.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.stats.Statistics;
import org.multispa.dataset.stats.Statistics.Interval;

final class MeasuresTest {
    /// A suite of right and wrong.
    private static final class Simple implements Suite {
        @Override
        public String id() {
            return "simple";
        }

        @Override
        public String title() {
            return "Simple";
        }

        @Override
        public Questions read(Path folder) {
            return new Questions(List.of(), List.of(), List.of());
        }

        @Override
        public Grade grade(Question question, String reply) {
            return Grade.of(reply.equals("right"), reply);
        }

        @Override
        public void count(List<Graded> together, Tally tally) {
            together.forEach(one -> tally.add("all", one.score()));
            tally.add("sets", together.stream().allMatch(one -> one.score() == 1) ? 1 : 0);
        }

        @Override
        public List<Part> parts(Tally whole) {
            return List.of(
                    Part.share(whole, "all", "all"),
                    Part.share(whole, "sets", "sets"),
                    Part.points("double", "twice", 1, tally -> 2 * tally.mean("all")),
                    Part.share("nothing", "nothing", 0, tally -> tally.mean("none")));
        }
    }

    private static List<Graded> graded(int sets, int inEach, int right) {
        List<Graded> graded = new ArrayList<>();
        for (int i = 0; i < sets * inEach; i++) {
            Question question =
                    new Question("q" + i, "s" + i / inEach, "?", List.of(), new Gold.YesNo(true), new TreeMap<>());
            graded.add(new Graded(question, Optional.of("x"), Grade.of(i < right, "x"), false));
        }
        return graded;
    }

    @Test
    void shares_have_wilsons_interval_and_one_by_drawing() {
        List<Measure> measures = Measures.of(new Simple(), graded(100, 1, 40));
        Measure all = measures.getFirst();
        assertThat(all.value()).isEqualTo(0.4);
        assertThat(all.questions()).isEqualTo(100);
        assertThat(all.wilson()).contains(Statistics.wilson(40, 100, Statistics.Z95));
        Interval drawn = all.drawn().orElseThrow();
        assertThat(drawn.low()).isCloseTo(0.4 - 1.96 * 0.049, within(0.015));
        assertThat(drawn.high()).isCloseTo(0.4 + 1.96 * 0.049, within(0.015));
    }

    @Test
    void questions_that_belong_together_are_drawn_together() {
        Interval alone =
                Measures.of(new Simple(), graded(100, 1, 40)).getFirst().drawn().orElseThrow();
        Interval together =
                Measures.of(new Simple(), graded(10, 10, 40)).getFirst().drawn().orElseThrow();
        assertThat(together.high() - together.low()).isGreaterThan(2 * (alone.high() - alone.low()));
        assertThat(Measures.of(new Simple(), graded(10, 10, 40)).get(1).value()).isEqualTo(0.4);
    }

    @Test
    void the_same_grades_give_the_same_intervals() {
        assertThat(Measures.of(new Simple(), graded(30, 2, 17)))
                .isEqualTo(Measures.of(new Simple(), graded(30, 2, 17)));
    }

    @Test
    void other_figures_have_no_wilson_interval_and_what_is_not_defined_is_left_out() {
        List<Measure> measures = Measures.of(new Simple(), graded(10, 1, 5));
        assertThat(measures.stream().map(Measure::key)).containsExactly("all", "sets", "double");
        assertThat(measures.get(2).wilson()).isEmpty();
        assertThat(measures.get(2).unit()).isEqualTo(Part.Unit.POINTS);
        assertThat(measures.get(2).value()).isEqualTo(1);
    }

    @Test
    void a_single_set_has_nothing_to_draw_from() {
        assertThat(Measures.of(new Simple(), graded(1, 5, 3)).getFirst().drawn())
                .isEmpty();
    }

    @Test
    void sums_have_means_and_cells() {
        Tally tally = new Tally();
        for (int i = 0; i < 100; i++) {
            tally.add("cell/" + i % 20, i, 2);
        }
        tally.add("x", 1);
        assertThat(tally.cells("cell/")).hasSize(20).isSorted();
        assertThat(tally.value("cell/3")).isEqualTo(3 + 23 + 43 + 63 + 83);
        assertThat(tally.weight("cell/3")).isEqualTo(10);
        assertThat(tally.mean(List.of("x", "none"))).isEqualTo(1);
        assertThat(tally.mean("none")).isNaN();
        assertThat(tally.mean(List.of("none"))).isNaN();
    }

    @Test
    void a_question_has_as_many_places_as_pictures() {
        assertThatThrownBy(() -> new Question("q", "q", "<image> ?", List.of(), new Gold.YesNo(true), new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'q'");
    }

    @Test
    void golds_and_grades_check_themselves() {
        assertThatThrownBy(() -> new Gold.Choice('C', List.of("a", "b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gold.Choice('c', List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gold.Quantity(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Grade(1.1, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Gold.Quantity(4).text()).isEqualTo("4");
        assertThat(new Gold.Quantity(4.5).text()).isEqualTo("4.5");
        assertThat(new Gold.Texts(List.of("a", "b")).text()).isEqualTo("a / b");
        assertThat(new Gold.YesNo(false).text()).isEqualTo("no");
    }

    @Test
    void two_questions_with_one_id_are_refused() {
        Question question = graded(1, 1, 1).getFirst().question();
        assertThatThrownBy(() -> new Questions(List.of(question, question), List.of(), List.of()).checked("X"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("'q0'");
    }
}
