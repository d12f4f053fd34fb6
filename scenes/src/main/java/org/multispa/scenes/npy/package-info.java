/// NumPy's `.npy` files: arrays and point lists.
///
/// Entry points: [org.multispa.scenes.npy.NpyArray] for any array, [org.multispa.scenes.npy.NpyPoints] for (N, 3)
/// points.
@NullMarked
package org.multispa.scenes.npy;

import org.jspecify.annotations.NullMarked;
