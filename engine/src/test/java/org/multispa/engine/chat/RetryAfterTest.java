package org.multispa.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void secondsAndDatesAreUnderstood() {
        assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("1.5", NOW)).contains(Duration.ofMillis(1500));
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 12:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Sun, 1 Mar 2026 12:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Sat, 28 Feb 2026 12:01:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void anythingElseSaysNothing() {
        for (String header : List.of(
                "", "soon", "-5", "1e9", "99999999999999999999", "Mon, 01 Mar 2026 12:01:00 GMT", "NaN", "12 s")) {
            assertThat(RetryAfter.parse(header, NOW)).as(header).isEmpty();
        }
    }
}
