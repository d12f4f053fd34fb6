/// In which order samples are read, as a function without memory.
///
/// Entry point: [org.multispa.training.mixture.order.DataOrder].
@NullMarked
package org.multispa.training.mixture.order;

import org.jspecify.annotations.NullMarked;
