/// What is trained of a model.
///
/// Entry points: [org.multispa.training.parameters.Selection], put over a model's weights by
/// [org.multispa.training.parameters.TrainedWeights].
@NullMarked
package org.multispa.training.parameters;

import org.jspecify.annotations.NullMarked;
