package org.multispa.engine.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SeenRuleTest {
    @Test
    void the_paper_rounds_five_percent_down_and_the_strict_rule_up() {
        for (int points = 1; points < 5_000; points++) {
            assertThat(SeenRule.PAPER.threshold(points)).isEqualTo(Math.max(1, points / 20));
            assertThat(SeenRule.STRICT.threshold(points)).isEqualTo((points + 19) / 20);
        }
    }

    @Test
    void every_whole_percentage_hits_the_whole_number_it_stands_for() {
        for (int percent = 1; percent <= 100; percent++) {
            SeenRule up = new SeenRule(percent / 100.0, true);
            SeenRule down = new SeenRule(percent / 100.0, false);
            for (int hundreds = 1; hundreds < 50; hundreds++) {
                assertThat(up.threshold(100 * hundreds)).isEqualTo(percent * hundreds);
                assertThat(down.threshold(100 * hundreds)).isEqualTo(percent * hundreds);
            }
        }
    }

    @Test
    void a_share_outside_zero_to_one_is_refused() {
        for (double share : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SeenRule(share, true))
                    .withMessageContaining("(0, 1]");
        }
    }
}
