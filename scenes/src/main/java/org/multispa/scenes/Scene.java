package org.multispa.scenes;

import java.util.List;

/// A scanned or filmed place whose geometry is known.
public sealed interface Scene permits StaticScene, DynamicScene {
    SceneId id();

    /// The usable frames, in rising order of [Frame#number].
    List<Frame> frames();

    /// What was left out on loading, with the reason.
    List<SetAside> setAside();
}
