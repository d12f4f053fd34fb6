/// One evaluation from a benchmark's folder to graded answers on disk: which questions are asked, where the
/// replies come from, what is kept.
///
/// Entry points: [org.multispa.evaluation.run.Evaluator] makes a [org.multispa.evaluation.run.Run] of a
/// [org.multispa.evaluation.run.Benchmark] and a [org.multispa.evaluation.run.Source];
/// [org.multispa.evaluation.run.Run#read] reads a finished one back.
@NullMarked
package org.multispa.evaluation.run;

import org.jspecify.annotations.NullMarked;
