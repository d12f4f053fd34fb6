/// Benchmarks as finished products: sealed with a checksum, and shown to share nothing with training data.
///
/// Entry points: [org.multispa.dataset.benchmark.BenchmarkSeal] and [org.multispa.dataset.benchmark.Separation].
@NullMarked
package org.multispa.dataset.benchmark;

import org.jspecify.annotations.NullMarked;
