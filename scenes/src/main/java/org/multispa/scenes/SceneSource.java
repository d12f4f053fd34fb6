package org.multispa.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A scene format. Implementations are stateless, public, have a public constructor without parameters and are named
/// in `META-INF/services/org.multispa.scenes.SceneSource`.
public interface SceneSource {
    /// Short name of the format, for example `scannet`.
    String format();

    /// The scenes of this format that lie at or below `root`, without opening large files; empty if there are none.
    /// `root` may be one scene's own folder or file, or the folder that holds many.
    ///
    /// @throws IOException if a folder cannot be listed
    List<SceneLocation> find(Path root) throws IOException;

    /// Reads a scene found by [#find]. The convention check is not done here but by [Scenes#load].
    ///
    /// @throws SceneException if the scene cannot be used at all; what is merely broken in places
    ///     is set aside instead
    Scene load(SceneLocation location, LoadOptions options) throws SceneException;
}
