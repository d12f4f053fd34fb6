package org.multispa.files.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class BoundedBodyTest {
    private final AtomicBoolean hungUp = new AtomicBoolean();

    private BoundedBody body(int most) {
        BoundedBody body = new BoundedBody(most);
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                hungUp.set(true);
            }
        });
        return body;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void what_comes_in_parts_is_one_body_up_to_the_last_byte() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            byte[] sent = new byte[random.nextInt(100)];
            random.nextBytes(sent);
            BoundedBody body = body(sent.length);
            int at = 0;
            while (at < sent.length) {
                int part = 1 + random.nextInt(sent.length - at);
                body.onNext(List.of(ByteBuffer.wrap(sent, at, part)));
                at += part;
            }
            body.onComplete();
            assertThat(body.getBody().toCompletableFuture().join()).isEqualTo(sent);
        }
        assertThat(hungUp).isFalse();
    }

    @Test
    void a_byte_too_many_hangs_up() {
        BoundedBody body = body(5);
        body.onNext(List.of(bytes("abc"), bytes("def")));
        assertThat(hungUp).isTrue();
        body.onComplete();
        assertThatThrownBy(() -> body.getBody().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(BoundedBody.TooLong.class)
                .hasMessageContaining("longer than 5 bytes");
    }

    @Test
    void a_broken_connection_is_what_its_reason_says() {
        BoundedBody body = body(5);
        body.onNext(List.of(bytes("abc")));
        body.onError(new IllegalStateException("cut"));
        assertThatThrownBy(() -> body.getBody().toCompletableFuture().join()).hasMessageContaining("cut");
    }
}
