package org.multispa.scenes;

import java.nio.file.Path;

/// Where a scene lies, and the format that can read it.
///
/// @param root the folder or file that [SceneSource#find] was given
/// @param path the scene's own folder or main file
public record SceneLocation(SceneId id, SceneSource source, Path root, Path path) {}
