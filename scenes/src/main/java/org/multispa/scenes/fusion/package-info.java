/// Geometry for scans that come without any: a point set from depth images and the direction of gravity.
///
/// Entry points: [org.multispa.scenes.fusion.VoxelFusion] and [org.multispa.scenes.fusion.Gravity], which looks for
/// the floor where a scan does not say which way is up.
@NullMarked
package org.multispa.scenes.fusion;

import org.jspecify.annotations.NullMarked;
