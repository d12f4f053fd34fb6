package org.multispa.training.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LaunchedByTest {
    @Test
    void a_launcher_is_gone_when_its_process_has_ended() throws IOException, InterruptedException {
        Process launcher = new ProcessBuilder("sleep", "600").start();
        LaunchedBy by = LaunchedBy.fromEnvironment(Map.of("MULTISPA_LAUNCHER", String.valueOf(launcher.pid())));
        assertThat(by.isGone()).isFalse();
        launcher.destroyForcibly().waitFor();
        assertThat(by.isGone()).isTrue();
    }

    @Test
    void a_process_that_nobody_launched_misses_nobody() {
        assertThat(LaunchedBy.fromEnvironment(Map.of()).isGone()).isFalse();
        assertThat(LaunchedBy.fromEnvironment(Map.of("MULTISPA_LAUNCHER", "")).isGone())
                .isFalse();
    }

    @Test
    void what_is_no_process_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaunchedBy.fromEnvironment(Map.of("MULTISPA_LAUNCHER", "me")))
                .withMessageContaining("MULTISPA_LAUNCHER")
                .withMessageContaining("'me'");
    }
}
