/// A reader for the small part of Python's pickle format that arrays of byte strings need. Nothing that a pickle
/// names is looked up or run: the few callables NumPy uses are interpreted here, everything else is refused by
/// its name.
///
/// Entry point: [org.multispa.scenes.pickle.SafePickle].
@NullMarked
package org.multispa.scenes.pickle;

import org.jspecify.annotations.NullMarked;
