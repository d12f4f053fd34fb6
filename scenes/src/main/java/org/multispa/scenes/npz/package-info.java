/// NumPy's `.npz` files: zip archives of `.npy` files, read with nothing taken on trust.
///
/// Entry point: [org.multispa.scenes.npz.NpzFile].
@NullMarked
package org.multispa.scenes.npz;

import org.jspecify.annotations.NullMarked;
