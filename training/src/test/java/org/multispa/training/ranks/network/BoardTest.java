package org.multispa.training.ranks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BoardTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void notices_are_seen_through_every_connection() throws IOException {
        Place place = place();
        try (Board host = Board.host(place, LONG);
                Board other = Board.reach(place, LONG)) {
            assertThat(other.has("news")).isFalse();
            assertThat(host.setFirst("news", "rank 1: ünwell")).isEqualTo("rank 1: ünwell");
            assertThat(other.has("news")).isTrue();
            assertThat(other.get("news")).isEqualTo("rank 1: ünwell");
        }
    }

    @Test
    void the_first_notice_stays() throws IOException {
        Place place = place();
        try (Board host = Board.host(place, LONG);
                Board other = Board.reach(place, LONG)) {
            assertThat(other.setFirst("end", "one")).isEqualTo("one");
            assertThat(host.setFirst("end", "two")).isEqualTo("one");
            assertThat(other.setFirst("end", "three")).isEqualTo("one");
        }
    }

    @Test
    void numbers_add_up_over_all_connections() throws Exception {
        Place place = place();
        try (Board host = Board.host(place, LONG)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Board own = Board.reach(place, LONG);
                all.add(CompletableFuture.runAsync(() -> {
                    try (own) {
                        for (int k = 0; k < 100; k++) {
                            own.add("number", 3);
                        }
                    }
                }));
            }
            for (CompletableFuture<Void> one : all) {
                one.get();
            }
            assertThat(host.add("number", 0)).isEqualTo(1200);
            assertThat(host.add("number", 1L << 60)).isEqualTo((1L << 60) + 1200);
        }
    }

    @Test
    void one_that_comes_early_waits_for_the_board() throws Exception {
        Place place = place();
        CompletableFuture<Long> early = CompletableFuture.supplyAsync(() -> {
            try (Board board = Board.reach(place, LONG)) {
                return board.add("number", 5);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(300);
        assertThat(early).isNotDone();
        try (Board host = Board.host(place, LONG)) {
            assertThat(early.get()).isEqualTo(5);
            assertThat(host.add("number", 0)).isEqualTo(5);
        }
    }

    @Test
    void a_taken_port_is_refused_with_the_way_out() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Place place = new Place("127.0.0.1", taken.getLocalPort());
            assertThatThrownBy(() -> Board.host(place, LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen at port " + taken.getLocalPort())
                    .hasMessageContaining("choose another MASTER_PORT");
        }
    }

    @Test
    void a_board_that_never_comes_is_given_up() throws IOException {
        Place place = place();
        assertThatThrownBy(() -> Board.reach(place, Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("found no rank 0 at " + place + " within 0.2 seconds")
                .hasMessageContaining("MASTER_ADDR");
    }

    @Test
    void a_machine_that_nobody_knows_is_named() {
        Place place = new Place("no-such-machine.invalid", 4321);
        assertThatThrownBy(() -> Board.reach(place, Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-machine.invalid:4321");
    }

    @Test
    void once_the_host_is_gone_calls_fail_instead_of_waiting() throws IOException {
        Place place = place();
        Board host = Board.host(place, LONG);
        try (Board other = Board.reach(place, LONG)) {
            other.add("number", 1);
            host.close();
            AtomicInteger calls = new AtomicInteger();
            assertThatThrownBy(() -> {
                        while (calls.incrementAndGet() < 1000) {
                            other.add("number", 1);
                        }
                    })
                    .isInstanceOf(RuntimeException.class);
            assertThat(calls.get()).isLessThan(1000);
        }
    }

    private static Place place() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Place("127.0.0.1", socket.getLocalPort());
        }
    }
}
