/// Seeing a run: what is told of its steps and evaluations, the files in which it is kept, and what is drawn of
/// it.
///
/// Entry points: [org.multispa.training.watch.MetricsLog] writes, [org.multispa.training.watch.MetricsReader]
/// reads, [org.multispa.training.watch.ProgressLine] and [org.multispa.training.watch.LossCurve] show.
@NullMarked
package org.multispa.training.watch;

import org.jspecify.annotations.NullMarked;
