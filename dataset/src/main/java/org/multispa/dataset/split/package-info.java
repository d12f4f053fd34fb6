/// Which scene families are for training and which are held out.
///
/// Entry point: [org.multispa.dataset.split.SplitFile].
@NullMarked
package org.multispa.dataset.split;

import org.jspecify.annotations.NullMarked;
