/// Measurements of whole runs, each a program that prints a table. Numbers of one run belong together: compare shares
/// and ratios, not times of two runs on a busy machine.
///
/// Entry points: [org.multispa.benchmarks.endtoend.GeometryShare] (what part of indexing a scan is geometry),
/// [org.multispa.benchmarks.endtoend.BigScene] (a scene of 2,000 frames: time and memory) and
/// [org.multispa.benchmarks.endtoend.RecordRate] (samples written a second). `benchmarks/run` starts them.
@NullMarked
package org.multispa.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
