/// Training by several processes, each with its part of every batch: they find each other, sum gradients while the
/// backward pass still runs, divide the optimiser's state among themselves, and end when one of them is lost.
///
/// Entry points: [org.multispa.training.ranks.RankSettings] says who takes part,
/// [org.multispa.training.ranks.Ranks] joins them, [org.multispa.training.ranks.GradientBuckets] sums gradients and
/// [org.multispa.training.ranks.Shards] divides parameters.
@NullMarked
package org.multispa.training.ranks;

import org.jspecify.annotations.NullMarked;
