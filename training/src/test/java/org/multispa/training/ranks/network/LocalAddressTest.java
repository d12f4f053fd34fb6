package org.multispa.training.ranks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

final class LocalAddressTest {
    @Test
    void ranks_of_one_machine_meet_on_its_loopback() throws IOException {
        assertThat(LocalAddress.towards(new Place("127.0.0.1", 29_500))).isEqualTo("127.0.0.1");
        assertThat(InetAddress.getByName(LocalAddress.towards(new Place("localhost", 29_500)))
                        .isLoopbackAddress())
                .isTrue();
    }

    @Test
    void an_address_of_this_machine_is_its_own() throws IOException {
        String own = LocalAddress.towards(new Place(InetAddress.getLocalHost().getHostAddress(), 29_500));
        assertThat(NetworkInterface.getByInetAddress(InetAddress.getByName(own)))
                .isNotNull();
    }

    @Test
    void a_machine_that_nobody_knows_is_named() {
        assertThatThrownBy(() -> LocalAddress.towards(new Place("no-such-machine.invalid", 29_500)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'no-such-machine.invalid'")
                .hasMessageContaining("MASTER_ADDR");
    }
}
