package org.multispa.training.batch;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.multispa.model.tiles.Tiles;

/// The tiles of images that were asked for last, within a number of bytes. Safe for any number of threads.
final class TileCache {
    /// What an entry takes beside its pixels.
    private static final long OVERHEAD = 256;

    private final long most;
    private final Map<Path, Tiles> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param most bytes; 0 keeps nothing
    TileCache(long most) {
        this.most = most;
    }

    synchronized Optional<Tiles> get(Path file) {
        return Optional.ofNullable(kept.get(file));
    }

    /// Keeps tiles and forgets those that were not asked for the longest. What is larger than the cache is not
    /// kept.
    synchronized void put(Path file, Tiles tiles) {
        if (cost(tiles) > most) {
            return;
        }
        Tiles before = kept.put(file, tiles);
        bytes += cost(tiles) - (before == null ? 0 : cost(before));
        for (Iterator<Tiles> oldest = kept.values().iterator(); bytes > most; ) {
            bytes -= cost(oldest.next());
            oldest.remove();
        }
    }

    /// Bytes that are taken.
    synchronized long bytes() {
        return bytes;
    }

    private static long cost(Tiles tiles) {
        return tiles.pixels().length + OVERHEAD;
    }
}
