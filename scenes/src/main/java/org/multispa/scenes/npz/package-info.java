/// NumPy's `.npz` files: zip archives of `.npy` files, read with nothing taken on trust.
///
/// Entry points: [org.multispa.scenes.npz.NpzFile] reads, [org.multispa.scenes.npz.NpzWriter] writes.
@NullMarked
package org.multispa.scenes.npz;

import org.jspecify.annotations.NullMarked;
