package org.multispa.training.ranks.network;

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

    private Door() {}

    /// Makes sure that nobody else listens at the port.
    static void requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen at port " + port + " (" + e.getMessage()
                            + "); end the run that holds it or choose another MASTER_PORT",
                    e);
        }
    }

    /// Waits until somebody listens at the port.
    static void awaitOpen(Place place, Duration timeout) throws IOException {
        long start = System.nanoTime();
        long tell = start + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                // Names are looked up anew each time: that of a machine that just starts may not be known yet.
                socket.connect(new InetSocketAddress(place.host(), place.port()), ONE_TRY);
                return;
            } catch (IOException e) {
                long now = System.nanoTime();
                if (now - start > timeout.toNanos()) {
                    throw new IOException(
                            "found no rank 0 at " + place + " within " + timeout.toMillis() / 1000.0 + " seconds ("
                                    + e + "); rank 0 must run on the machine that MASTER_ADDR names, and that port"
                                    + " must be open",
                            e);
                }
                if (now > tell) {
                    tell = now + PATIENCE.toNanos();
                    LOG.log(System.Logger.Level.INFO, () -> "waiting for rank 0 at " + place + ": " + e);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
