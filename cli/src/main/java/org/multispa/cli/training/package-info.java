/// Commands that train.
///
/// Entry points: [org.multispa.cli.training.TrainCommand], [org.multispa.cli.training.LaunchCommand].
@NullMarked
package org.multispa.cli.training;

import org.jspecify.annotations.NullMarked;
