/// What a data set holds, counted.
///
/// Entry point: [org.multispa.dataset.stats.DatasetStats].
@NullMarked
package org.multispa.dataset.stats;

import org.jspecify.annotations.NullMarked;
