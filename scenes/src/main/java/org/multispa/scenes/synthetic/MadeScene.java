package org.multispa.scenes.synthetic;

import java.nio.file.Path;
import org.multispa.scenes.SceneId;

/// A scene that now lies on disk.
///
/// @param folder the scene's own folder; its file where it has but one
/// @param frames number of frames
/// @param kept true if it was complete already and left as it was
public record MadeScene(SceneId id, Path folder, int frames, boolean kept) {}
