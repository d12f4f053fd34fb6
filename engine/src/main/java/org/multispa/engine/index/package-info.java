/// What each frame of a scene sees, and how the frames of a scene relate to each other.
///
/// Entry points: [org.multispa.engine.index.SceneIndex] and [org.multispa.engine.index.FramePair].
@NullMarked
package org.multispa.engine.index;

import org.jspecify.annotations.NullMarked;
