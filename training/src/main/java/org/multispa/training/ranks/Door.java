package org.multispa.training.ranks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The port at which rank 0 listens, tried before libtorch does: where it fails, libtorch prints its own stack.
final class Door {
    private static final System.Logger LOG = System.getLogger(Door.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ONE_TRY = 5_000;

    private final RankSettings settings;

    Door(RankSettings settings) {
        this.settings = settings;
    }

    /// Makes sure that nobody else listens at the port.
    void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.port()));
        } catch (IOException e) {
            throw new RankException(
                    "rank 0 cannot listen at port " + settings.port() + " (" + e.getMessage()
                            + "); end the run that holds it or choose another MASTER_PORT",
                    e);
        }
    }

    /// Waits until somebody listens at the port.
    void awaitOpen() {
        long start = System.nanoTime();
        long tell = start + PATIENCE.toNanos();
        while (true) {
            String failure = knock();
            if (failure.isEmpty()) {
                return;
            }
            long now = System.nanoTime();
            if (now - start > settings.timeout().toNanos()) {
                throw new RankException("rank " + settings.rank() + " of " + settings.size() + " found no rank 0 at "
                        + at() + " within " + Meeting.words(settings.timeout()) + " (" + failure
                        + "); rank 0 must run on the machine that MASTER_ADDR names, and its ports must be open");
            }
            if (now > tell) {
                tell = now + PATIENCE.toNanos();
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> "rank " + settings.rank() + " waits for rank 0 at " + at() + ": " + failure);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// Why nobody opens, or nothing.
    private String knock() {
        try (Socket socket = new Socket()) {
            // Names are looked up anew each time: that of a machine that just starts may not be known yet.
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), ONE_TRY);
            return "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String at() {
        return settings.host() + ":" + settings.port();
    }
}
