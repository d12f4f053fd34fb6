package org.multispa.evaluation.reward.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.reward.ask.Tolerance.Reason;
import org.multispa.evaluation.reward.ask.Tolerance.Verdict;
import org.multispa.geometry.Vec3;

final class ToleranceTest {
    private static final Tolerance TOLERANCE = new Tolerance(0.2, 20);

    private static FrameAnswer said(double mm) {
        return new FrameAnswer.Given(Check.FIRST, mm, Optional.empty(), Rung.BACKTICKS);
    }

    private static FrameAnswer said(double x, double y, double z) {
        Vec3 vector = new Vec3(x, y, z);
        return new FrameAnswer.Given(Check.FIRST, vector.norm(), Optional.of(vector), Rung.BACKTICKS);
    }

    private static Verdict verdict(FrameAnswer... answers) {
        return TOLERANCE.verdict(List.of(answers));
    }

    private static Verdict agreed(double mm) {
        return new Verdict.Agreed(mm, Optional.empty());
    }

    private static Verdict abstained(Reason reason) {
        return new Verdict.Abstained(reason);
    }

    @Test
    void answers_agree_up_to_the_tolerance_and_not_beyond() {
        assertThat(verdict(said(500))).isEqualTo(agreed(500));
        assertThat(verdict(said(500), said(400))).isEqualTo(agreed(450));
        assertThat(verdict(said(500), said(399))).isEqualTo(abstained(Reason.DISAGREES));
        assertThat(verdict(said(0), said(20))).isEqualTo(agreed(10));
        assertThat(verdict(said(0), said(21))).isEqualTo(abstained(Reason.DISAGREES));
        assertThat(new Tolerance(0, 0).verdict(List.of(said(5), said(5)))).isEqualTo(agreed(5));
    }

    @Test
    void every_pair_has_to_agree_and_the_middle_one_counts() {
        assertThat(verdict(said(100), said(108), said(120))).isEqualTo(agreed(108));
        assertThat(verdict(said(100), said(120), said(144))).isEqualTo(abstained(Reason.DISAGREES));
    }

    @Test
    void vectors_of_one_length_may_disagree() {
        assertThat(verdict(said(300, 0, 0), said(0, 300, 0))).isEqualTo(abstained(Reason.DISAGREES));
        assertThat(verdict(said(300, 0, 0), said(310, 4, 0)))
                .isEqualTo(new Verdict.Agreed(new Vec3(305, 2, 0).norm(), Optional.of(new Vec3(305, 2, 0))));
        // a length without axes is held against the vector's
        assertThat(verdict(said(300, 0, 0), said(290)))
                .isEqualTo(new Verdict.Agreed(300, Optional.of(new Vec3(300, 0, 0))));
        assertThat(verdict(said(300, 0, 0), said(200))).isEqualTo(abstained(Reason.DISAGREES));
    }

    @Test
    void one_answer_that_is_none_is_enough_to_abstain() {
        assertThat(verdict(said(100), new FrameAnswer.Refused(Check.WORDING))).isEqualTo(abstained(Reason.REFUSED));
        assertThat(verdict(new FrameAnswer.Unreadable(Check.FIRST))).isEqualTo(abstained(Reason.UNREADABLE));
        assertThat(verdict(said(1), new FrameAnswer.Missing(Check.REVERSED))).isEqualTo(abstained(Reason.MISSING));
        assertThatThrownBy(() -> TOLERANCE.verdict(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tolerances_are_not_negative() {
        assertThatThrownBy(() -> new Tolerance(-0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tolerance(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tolerance(Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
