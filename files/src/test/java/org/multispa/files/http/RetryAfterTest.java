package org.multispa.files.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-06T08:49:37Z");

    private static Optional<Duration> parse(String header) {
        return RetryAfter.parse(header, NOW);
    }

    @Test
    void seconds_are_read_whole_or_not() {
        assertThat(parse("120")).contains(Duration.ofMinutes(2));
        assertThat(parse(" 0 ")).contains(Duration.ZERO);
        assertThat(parse("1.5")).contains(Duration.ofMillis(1500));
        assertThat(parse("999999999")).contains(Duration.ofSeconds(999_999_999));
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            int seconds = random.nextInt(1_000_000_000);
            assertThat(parse(Integer.toString(seconds))).contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void dates_are_read_in_all_three_forms() {
        assertThat(parse("Fri, 06 Nov 2026 08:50:37 GMT")).contains(Duration.ofMinutes(1));
        assertThat(parse("Friday, 06-Nov-26 08:50:37 GMT")).contains(Duration.ofMinutes(1));
        assertThat(parse("Fri Nov  6 08:50:37 2026")).contains(Duration.ofMinutes(1));
        assertThat(parse("Fri, 13 Nov 2026 08:49:37 GMT")).contains(Duration.ofDays(7));
    }

    @Test
    void every_date_that_is_written_is_read_back() {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            Instant until = NOW.plus(random.nextInt(100_000_000), ChronoUnit.SECONDS);
            assertThat(parse(form.format(until))).contains(Duration.between(NOW, until));
        }
    }

    @Test
    void a_date_that_is_over_asks_for_no_wait() {
        assertThat(parse("Fri, 06 Nov 2026 08:49:36 GMT")).contains(Duration.ZERO);
        assertThat(parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(Duration.ZERO);
        assertThat(parse("Sunday, 06-Nov-94 08:49:37 GMT"))
                .as("a year of two digits far ahead is one long ago")
                .isIn(Optional.of(Duration.ZERO), Optional.empty());
    }

    @Test
    void what_says_nothing_is_passed_over() {
        for (String nothing : new String[] {
            "",
            "soon",
            "-5",
            "1e3",
            "+3",
            "١٢",
            "12 s",
            "99999999999999999999",
            "1.",
            "Fri, 99 Nov 2026 08:49:37 GMT",
            "2026-11-06T08:50:37Z",
            "Infinity",
            "NaN"
        }) {
            assertThat(parse(nothing)).as(nothing).isEmpty();
        }
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append((char) (' ' + random.nextInt(95)));
            }
            assertThat(parse(text.toString()).orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }
}
