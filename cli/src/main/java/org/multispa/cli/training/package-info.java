/// Commands that train.
///
/// Entry point: [org.multispa.cli.training.TrainCommand].
@NullMarked
package org.multispa.cli.training;

import org.jspecify.annotations.NullMarked;
