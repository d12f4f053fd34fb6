/// TAPVid-3D: tracked videos of three data sets (Aria Digital Twin, Panoptic Studio, DriveTrack), one `.npz` a
/// clip.
///
/// Entry point: [org.multispa.scenes.tapvid3d.TapVid3dSource].
@NullMarked
package org.multispa.scenes.tapvid3d;

import org.jspecify.annotations.NullMarked;
