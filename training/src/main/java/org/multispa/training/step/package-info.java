/// One step's way through the model and back: the loss of samples and the gradients of what is trained.
///
/// Entry point: [org.multispa.training.step.ModelStep].
@NullMarked
package org.multispa.training.step;

import org.jspecify.annotations.NullMarked;
