package org.multispa.files.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The `Retry-After` header: seconds from now, or an HTTP date in any of its three forms.
public final class RetryAfter {
    private static final String SECONDS = "\\d{1,9}(\\.\\d{1,9})?";

    /// RFC 9110, 5.6.7: the present form, that of RFC 850 and that of asctime. All are in GMT.
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss 'GMT'", Locale.US),
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-uu HH:mm:ss 'GMT'", Locale.US),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US));

    /// A year of two digits that seems to lie further ahead lies in the past.
    private static final Duration FARTHEST = Duration.ofDays(50 * 365L);

    private RetryAfter() {}

    /// How long to wait; empty if the header says nothing that can be understood. A date that is over gives 0.
    public static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        if (text.matches(SECONDS)) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)));
        }
        return DATES.stream()
                .flatMap(form -> date(text, form).stream())
                .findFirst()
                .map(until -> wait(now, until));
    }

    private static Optional<Instant> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration wait(Instant now, Instant until) {
        Duration wait = Duration.between(now, until);
        return wait.isNegative() || wait.compareTo(FARTHEST) > 0 ? Duration.ZERO : wait;
    }
}
