/// How parameters change by their gradients.
///
/// Entry points: [org.multispa.training.optimizer.AdamW], [org.multispa.training.optimizer.Schedule],
/// [org.multispa.training.optimizer.Gradients].
@NullMarked
package org.multispa.training.optimizer;

import org.jspecify.annotations.NullMarked;
