/// Answers without a model, to hold models against: chance, what one gets without seeing the images, the truth.
///
/// Entry point: [org.multispa.evaluation.baseline.Baseline].
@NullMarked
package org.multispa.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
