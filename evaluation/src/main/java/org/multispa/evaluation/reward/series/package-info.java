/// Series of lengths over time made smooth.
///
/// Entry point: [org.multispa.evaluation.reward.series.Smoothing].
@NullMarked
package org.multispa.evaluation.reward.series;

import org.jspecify.annotations.NullMarked;
