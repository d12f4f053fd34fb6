package org.multispa.training.ranks.network;

import java.io.IOException;
import java.time.Duration;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;

/// A connection to the notices that rank 0 keeps for all: small values by name, none of them empty. Calls fail with a
/// [RuntimeException] of libtorch once rank 0 is gone. For one thread at a time.
public final class Board implements AutoCloseable {
    private final TCPStore store;

    private Board(TCPStore store) {
        this.store = store;
    }

    /// Puts the board up.
    ///
    /// @throws IOException if the port is taken
    public static Board host(Place place, Duration timeout) throws IOException {
        Door.requireFree(place.port());
        return open(place, true, timeout);
    }

    /// Looks for the board until it is there.
    ///
    /// @throws IOException if the time is up
    public static Board reach(Place place, Duration timeout) throws IOException {
        Door.awaitOpen(place, timeout);
        return open(place, false, timeout);
    }

    private static Board open(Place place, boolean host, Duration timeout) throws IOException {
        try (PointerScope _ = new PointerScope();
                TCPStoreOptions options = new TCPStoreOptions()
                        .port((short) place.port())
                        .isServer(host)
                        .waitWorkers(false)
                        .timeout(new Milliseconds(timeout.toMillis()))
                        // The binaries come without it.
                        .useLibUV(false)) {
            TCPStore store = new TCPStore(place.host(), options);
            store.retainReference();
            return new Board(store);
        } catch (RuntimeException e) {
            throw new IOException("cannot meet the others at " + place + ": " + NativeMessage.of(e), e);
        }
    }

    /// What process groups are given as it is: a `PrefixStore` of these bindings corrupts the memory of the process
    /// (glibc's checks of its heap show it). Names of the groups begin with a digit, ours with a letter.
    Store store() {
        return store;
    }

    /// Adds to a number, which is 0 at first, and gives the sum.
    public long add(String name, long number) {
        return store.add(name, number);
    }

    /// Whether there is a value.
    public boolean has(String name) {
        try (PointerScope _ = new PointerScope()) {
            return store.check(new StringVector(name));
        }
    }

    /// Sets a value unless there is one, and gives that which is there now.
    public String setFirst(String name, String value) {
        return store.compareSet(name, "", value);
    }

    /// A value, for which it waits.
    public String get(String name) {
        return store.get_to_str(name);
    }

    @Override
    public void close() {
        store.close();
    }
}
