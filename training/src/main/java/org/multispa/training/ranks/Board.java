package org.multispa.training.ranks;

import java.time.Duration;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;

/// A connection to the notices that rank 0 keeps for all: small values by name. Calls fail with a [RuntimeException] of
/// libtorch once rank 0 is gone. Values are not empty.
final class Board implements AutoCloseable {
    private final TCPStore store;

    private Board(TCPStore store) {
        this.store = store;
    }

    /// Puts the board up.
    ///
    /// @throws RankException if the port is taken
    static Board host(RankSettings settings) {
        new Door(settings).requireFree();
        return open(settings, true);
    }

    /// Looks for the board until it is there.
    ///
    /// @throws RankException if the time is up
    static Board reach(RankSettings settings) {
        new Door(settings).awaitOpen();
        return open(settings, false);
    }

    private static Board open(RankSettings settings, boolean host) {
        try (PointerScope _ = new PointerScope();
                TCPStoreOptions options = new TCPStoreOptions()
                        .port((short) settings.port())
                        .isServer(host)
                        .waitWorkers(false)
                        .timeout(milliseconds(settings.timeout()))
                        .useLibUV(false)) {
            TCPStore store = new TCPStore(settings.host(), options);
            store.retainReference();
            return new Board(store);
        }
    }

    static Milliseconds milliseconds(Duration duration) {
        return new Milliseconds(duration.toMillis());
    }

    Store store() {
        return store;
    }

    /// Adds to a number, which is 0 at first, and gives the sum.
    long add(String name, long number) {
        return store.add(name, number);
    }

    boolean has(String name) {
        try (PointerScope _ = new PointerScope()) {
            return store.check(new StringVector(name));
        }
    }

    /// Sets a value unless there is one, and gives that which is there now.
    String setFirst(String name, String value) {
        return store.compareSet(name, "", value);
    }

    /// A value, for which it waits.
    String get(String name) {
        return store.get_to_str(name);
    }

    @Override
    public void close() {
        store.close();
    }
}
