/// What a data set holds, counted.
///
/// Entry points: [org.multispa.dataset.stats.DatasetStats], and for reports of all kinds
/// [org.multispa.dataset.stats.TextTable] and [org.multispa.dataset.stats.Statistics].
@NullMarked
package org.multispa.dataset.stats;

import org.jspecify.annotations.NullMarked;
