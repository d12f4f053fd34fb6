package org.multispa.geometry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tables of the metres that raw 16-bit depths stand for, shared by all depth maps of one scale: a look-up takes less
/// time than a division, and all frames of a scan have the same scale.
final class DepthScale {
    private static final int RAW_VALUES = 1 << 16;

    /// More scales than this at a time are kept by nobody but their depth maps.
    private static final int MOST = 32;

    private static final Map<Key, double[]> TABLES = new ConcurrentHashMap<>();

    private DepthScale() {}

    private record Key(double unitsPerMetre, int invalid) {}

    /// The table of a scale; not to be changed.
    static double[] metres(double unitsPerMetre, int invalid) {
        Key key = new Key(unitsPerMetre, invalid);
        if (TABLES.size() >= MOST && !TABLES.containsKey(key)) {
            TABLES.clear();
        }
        return TABLES.computeIfAbsent(key, DepthScale::table);
    }

    private static double[] table(Key key) {
        double[] metres = new double[RAW_VALUES];
        for (int raw = 0; raw < RAW_VALUES; raw++) {
            metres[raw] = raw == key.invalid() ? 0 : raw / key.unitsPerMetre();
        }
        return metres;
    }
}
