/// What a sample, a data set or a step costs, computed from sizes alone: no image is decoded and no weight is
/// read.
///
/// Entry points: [org.multispa.model.plan.TokenCounter] tells the tiles and tokens of a sample,
/// [org.multispa.model.plan.TokenPlanner] adds them up over a data set and names the samples that do not fit,
/// and [org.multispa.model.plan.Step] estimates the memory of answering or tuning. docs/model-images.md has the
/// formulas.
@NullMarked
package org.multispa.model.plan;

import org.jspecify.annotations.NullMarked;
