/// Numbers only: poses, cameras, point sets, visibility, seeded hashing. No file and no image is known here.
///
/// Entry points: [org.multispa.geometry.Pose] (rigid and affine transforms), [org.multispa.geometry.Intrinsics]
/// (pinhole camera), [org.multispa.geometry.PointCloud] with [org.multispa.geometry.Visibility] (which points a posed
/// depth frame sees), [org.multispa.geometry.PointSets] (packed sets of points) and
/// [org.multispa.geometry.SeededHash] (all randomness of the project).
///
/// Units are metres and degrees. World: right-handed, z up. Camera: x right, y down, z forward.
@NullMarked
package org.multispa.geometry;

import org.jspecify.annotations.NullMarked;
