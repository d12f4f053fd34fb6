package org.multispa.engine.verify.raw;

import java.util.BitSet;

/// What one frame sees.
///
/// @param seen the points it sees, by their place in the cloud
/// @param open points that lie so close to a threshold that rounding decides; they may stand in `seen` or not
record FrameSight(BitSet seen, BitSet open) {}
