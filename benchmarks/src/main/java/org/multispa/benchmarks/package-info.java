/// JMH measurements of the hot loops, each beside its plain reference where there is one.
///
/// Entry points: [org.multispa.benchmarks.VisibilityBenchmark], [org.multispa.benchmarks.OverlapBenchmark],
/// [org.multispa.benchmarks.CodecBenchmark] and [org.multispa.benchmarks.SampleLineBenchmark];
/// `benchmarks/run jmh [PATTERN]` runs those whose name matches. Whole runs are measured in
/// [org.multispa.benchmarks.endtoend].
@NullMarked
package org.multispa.benchmarks;

import org.jspecify.annotations.NullMarked;
