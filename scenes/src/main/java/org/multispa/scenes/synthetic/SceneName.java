package org.multispa.scenes.synthetic;

import java.util.Locale;
import org.multispa.scenes.SceneId;

/// Which room and walk the scene of an index is: rooms in order, every fifth of them recorded twice.
///
/// @param room counted from 1
/// @param walk 0, or 1 for the second recording
record SceneName(int room, int walk) {
    private static final int ROOMS = 5;

    static SceneName ofIndex(int index) {
        int block = index / (ROOMS + 1);
        int within = index % (ROOMS + 1);
        return new SceneName(ROOMS * block + Math.min(within, ROOMS - 1) + 1, within == ROOMS ? 1 : 0);
    }

    /// `synth0005_01` of the family `synth0005`.
    SceneId id() {
        String family = String.format(Locale.ROOT, "synth%04d", room);
        return new SceneId(family + String.format(Locale.ROOT, "_%02d", walk), family);
    }
}
