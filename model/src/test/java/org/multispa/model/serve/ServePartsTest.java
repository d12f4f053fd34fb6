package org.multispa.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.multispa.model.serve.request.RequestLimits;

final class ServePartsTest {
    private static ServeSettings settings(String host, Optional<String> key, int batch, int queue) {
        return new ServeSettings(
                "m",
                new InetSocketAddress(host, 0),
                key.map(AccessKey::new),
                Optional.empty(),
                batch,
                queue,
                100,
                RequestLimits.DEFAULT);
    }

    @Test
    void other_machines_need_a_key() {
        assertThatThrownBy(() -> settings("0.0.0.0", Optional.empty(), 1, 1)).hasMessageContaining("API key");
        assertThatThrownBy(() -> settings("192.0.2.1", Optional.empty(), 1, 1)).hasMessageContaining("192.0.2.1");
        assertThatThrownBy(() -> settings("::", Optional.empty(), 1, 1)).hasMessageContaining("API key");
        assertThat(settings("0.0.0.0", Optional.of("k"), 1, 1).key()).isPresent();
        assertThat(settings("127.0.0.1", Optional.empty(), 1, 1).isLoopback()).isTrue();
        assertThat(settings("::1", Optional.empty(), 1, 0).isLoopback()).isTrue();
    }

    @Test
    void settings_must_make_sense() {
        assertThatThrownBy(() -> settings("127.0.0.1", Optional.empty(), 0, 1)).hasMessageContaining("batch");
        assertThatThrownBy(() -> settings("127.0.0.1", Optional.empty(), 1, -1)).hasMessageContaining("queue");
        assertThatThrownBy(() -> settings("127.0.0.1", Optional.empty(), 1, 5000))
                .hasMessageContaining("5000");
    }

    @Test
    void a_key_is_kept_to_itself() {
        AccessKey key = new AccessKey("s3cret");
        assertThat(key.toString()).doesNotContain("s3cret");
        assertThat(settings("127.0.0.1", Optional.of("s3cret"), 1, 1).toString())
                .doesNotContain("s3cret");
        assertThat(key.opens("Bearer s3cret")).isTrue();
        assertThat(key.opens("BEARER s3cret")).isTrue();
        for (String wrong : new String[] {"", "s3cret", "Bearer", "Bearer s3cre", "Bearer s3crett", "Basic s3cret"}) {
            assertThat(key.opens(wrong)).as(wrong).isFalse();
        }
        for (String bad : new String[] {"", " ", "a b", "ä", "a\n"}) {
            assertThatThrownBy(() -> new AccessKey(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void calls_that_take_too_long_are_interrupted_and_others_are_not() throws IOException {
        try (Alarm alarm = new Alarm()) {
            for (int i = 0; i < 200; i++) {
                alarm.within(Duration.ofSeconds(10), () -> {});
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
            assertThatThrownBy(() -> alarm.within(Duration.ofMillis(5), () -> {
                        while (!Thread.currentThread().isInterrupted()) {
                            LockSupport.parkNanos(1_000_000);
                        }
                        throw new InterruptedIOException("stopped");
                    }))
                    .hasMessage("stopped");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            for (int i = 0; i < 200; i++) {
                alarm.within(Duration.ofMillis(1), () -> LockSupport.parkNanos(1_000_000));
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
    }

    @Test
    void requests_under_way_are_waited_for() throws InterruptedException {
        InFlight inFlight = new InFlight();
        assertThat(inFlight.awaitNone(Duration.ZERO)).isTrue();
        inFlight.begin();
        inFlight.begin();
        assertThat(inFlight.awaitNone(Duration.ofMillis(5))).isFalse();
        Thread ending = Thread.ofVirtual().start(() -> {
            inFlight.end();
            inFlight.end();
        });
        assertThat(inFlight.awaitNone(Duration.ofSeconds(30))).isTrue();
        ending.join();
    }
}
