package org.multispa.training.ranks;

import org.bytedeco.pytorch.Device;

/// How ranks find each other.
final class Meeting {
    private Meeting() {}

    static Ranks join(RankSettings settings, Device device) {
        throw new RankException("rank " + settings.rank() + " cannot meet the others for tensors on "
                + device.str().getString());
    }
}
