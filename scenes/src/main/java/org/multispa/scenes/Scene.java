package org.multispa.scenes;

/// A scanned place whose geometry is known.
public sealed interface Scene permits StaticScene {
    SceneId id();
}
