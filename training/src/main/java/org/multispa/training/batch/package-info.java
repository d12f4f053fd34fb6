/// Samples made ready for the model and put together to batches.
///
/// Entry point: [org.multispa.training.batch.Example].
@NullMarked
package org.multispa.training.batch;

import org.jspecify.annotations.NullMarked;
