package org.multispa.training.ranks.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NativeMessageTest {
    @Test
    void places_in_sources_and_the_stack_are_left_out() {
        assertThat(NativeMessage.of(new IllegalStateException(
                        "[/build/gloo/pair.cc:547] Connection closed by peer [127.0.0.1]:36027\nframe #0: abc")))
                .isEqualTo("Connection closed by peer [127.0.0.1]:36027");
        assertThat(NativeMessage.of(new IllegalStateException("Operation timed out!\nException raised from wait")))
                .isEqualTo("Operation timed out!");
    }

    @Test
    void other_messages_stay() {
        assertThat(NativeMessage.of(new IllegalStateException("[1] is odd"))).isEqualTo("[1] is odd");
        assertThat(NativeMessage.of(new IllegalStateException(""))).isEmpty();
    }
}
