/// The convention check: whether the depth, poses, intrinsics and points of a scene agree with each other, and if
/// not, which of the usual mistakes explains it.
///
/// Entry point: [org.multispa.scenes.check.ConventionCheck#check], which yields a
/// [org.multispa.scenes.check.CheckReport].
@NullMarked
package org.multispa.scenes.check;

import org.jspecify.annotations.NullMarked;
