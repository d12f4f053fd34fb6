/// A run of training from its configuration to its adapter.
///
/// Entry point: [org.multispa.training.run.TrainRun].
@NullMarked
package org.multispa.training.run;

import org.jspecify.annotations.NullMarked;
