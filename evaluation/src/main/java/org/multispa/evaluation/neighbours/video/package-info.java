/// Benchmarks of questions about videos, which are read as folders of frames: VSI-Bench.
///
/// Entry point: [org.multispa.evaluation.neighbours.video.VsiBench].
@NullMarked
package org.multispa.evaluation.neighbours.video;

import org.jspecify.annotations.NullMarked;
