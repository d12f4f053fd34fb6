/// Independent pieces of work on several threads, results in order.
///
/// Entry point: [org.multispa.engine.parallel.Parallel].
@NullMarked
package org.multispa.engine.parallel;

import org.jspecify.annotations.NullMarked;
