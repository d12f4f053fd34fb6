/// Independent pieces of work on several threads, results in order.
///
/// Entry points: [org.multispa.engine.parallel.Parallel] collects the results,
/// [org.multispa.engine.parallel.InOrder] hands them on one by one.
@NullMarked
package org.multispa.engine.parallel;

import org.jspecify.annotations.NullMarked;
