/// Training held against a run that another implementation made.
///
/// Entry point: [org.multispa.training.check.TrainCheck].
@NullMarked
package org.multispa.training.check;

import org.jspecify.annotations.NullMarked;
