/// The layout of the TUM RGB-D benchmark: lists of time-stamped files and poses.
///
/// Entry point: [org.multispa.scenes.tum.TumSource].
@NullMarked
package org.multispa.scenes.tum;

import org.jspecify.annotations.NullMarked;
