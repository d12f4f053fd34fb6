/// NumPy's `.npy` files: arrays, byte strings and point lists.
///
/// Entry points: [org.multispa.scenes.npy.NpyArray] for any array of numbers,
/// [org.multispa.scenes.npy.NpyStrings] for byte strings, [org.multispa.scenes.npy.NpyPoints] for (N, 3) points;
/// [org.multispa.scenes.npy.NpyInput] is where they are read from.
@NullMarked
package org.multispa.scenes.npy;

import org.jspecify.annotations.NullMarked;
