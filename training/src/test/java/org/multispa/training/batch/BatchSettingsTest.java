package org.multispa.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class BatchSettingsTest {
    private static BatchSettings of(int samples, int rank, int ranks, int window, int workers, int ahead) {
        return new BatchSettings(1, samples, rank, ranks, window, workers, ahead);
    }

    @Test
    void epochs_become_steps_the_last_of_them_filled_from_the_next_epoch() {
        BatchSettings settings = of(4, 1, 3, 1, 1, 1);
        assertThat(settings.samplesPerStepOnAll()).isEqualTo(12);
        assertThat(settings.steps(1, 120)).isEqualTo(10);
        assertThat(settings.steps(1, 121)).isEqualTo(11);
        assertThat(settings.steps(2.5, 120)).isEqualTo(25);
        assertThat(settings.steps(0.001, 120)).isEqualTo(1);
        assertThat(settings.steps(1, 3_000_000)).isEqualTo(250_000);
    }

    @Test
    void tenths_of_epochs_are_not_rounded_up_for_what_binary_fractions_leave() {
        BatchSettings settings = of(1, 0, 1, 1, 1, 1);
        for (int tenths = 1; tenths < 100; tenths++) {
            assertThat(settings.steps(tenths / 10.0, 100))
                    .as("%d tenths", tenths)
                    .isEqualTo(tenths * 10L);
        }
    }

    @Test
    void nonsense_is_refused_with_what_was_found() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(0, 0, 1, 1, 1, 1))
                .withMessageContaining("sample a step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 2, 2, 1, 1, 1))
                .withMessageContaining("rank from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, -1, 2, 1, 1, 1))
                .withMessageContaining("found -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 0, 0, 1, 1, 1))
                .withMessageContaining("1 rank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 0, 1, 0, 1, 1))
                .withMessageContaining("window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 0, 1, 1, 0, 1))
                .withMessageContaining("workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 0, 1, 1, 1, 0))
                .withMessageContaining("ahead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 1))
                .withMessageContaining("samples a window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1 << 20, 0, 1, 17, 1, 1))
                .withMessageContaining("found " + 17 * (1 << 20));
        for (double epochs : new double[] {0, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(1, 0, 1, 1, 1, 1).steps(epochs, 10));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 0, 1, 1, 1, 1).steps(1, 0));
    }
}
