/// Samples made ready for the model and put together to batches.
///
/// Entry points: [org.multispa.training.batch.ExampleMaker] makes an [org.multispa.training.batch.Example] of a
/// sample, [org.multispa.training.batch.Batches] gives the batches of one step after the other, and
/// [org.multispa.training.batch.MicroBatches] parts a batch into what a model computes at once.
@NullMarked
package org.multispa.training.batch;

import org.jspecify.annotations.NullMarked;
