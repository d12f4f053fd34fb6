package org.multispa.engine.samples;

/// On which side of a split a scene falls. All scenes of a family must fall on the same side.
public interface SplitRule {
    /// Everything is for training.
    SplitRule ALL_TRAIN = (scene, family) -> "train";

    /// Name of the split of a scene, for example `train` or `val`.
    String splitOf(String scene, String family);
}
