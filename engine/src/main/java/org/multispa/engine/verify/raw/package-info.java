/// Raw scenes seen with arithmetic of the verifier's own: four by four matrices as plain arrays, a pinhole, what a
/// frame sees point by point in double precision against the raw depth image, and the rules as the manifest states
/// them.
///
/// Entry points: [org.multispa.engine.verify.raw.View] (a frame's camera), [org.multispa.engine.verify.raw.Sight]
/// (what the frames of a scan see) and [org.multispa.engine.verify.raw.Rules].
///
/// This package and all of `verify` deliberately use neither the engine's index, families and object search nor the
/// visibility kernels and point sets of `geometry`: two computations that share code share its mistakes.
@NullMarked
package org.multispa.engine.verify.raw;

import org.jspecify.annotations.NullMarked;
