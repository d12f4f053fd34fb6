/// What the formats of tracked videos share: from arrays of positions and a list of frames to a scene.
///
/// Entry points: [org.multispa.scenes.tracked.TrackArrays] and [org.multispa.scenes.tracked.TrackedVideo#toScene].
@NullMarked
package org.multispa.scenes.tracked;

import org.jspecify.annotations.NullMarked;
