/// Scenes: what a scan is once it has been read, and the formats that yield it.
///
/// Entry points: [org.multispa.scenes.Scenes] finds and loads scenes below a folder, in any format known to a
/// [org.multispa.scenes.SceneSource]; a [org.multispa.scenes.StaticScene] or, for tracked videos, a
/// [org.multispa.scenes.DynamicScene] is the result. Each format has a package of its own.
@NullMarked
package org.multispa.scenes;

import org.jspecify.annotations.NullMarked;
