/// One evaluation on a neighbouring benchmark: replies are gathered, stored as they arrive, graded and reported.
///
/// Entry points: [org.multispa.evaluation.neighbours.run.Suites] names the benchmarks;
/// [org.multispa.evaluation.neighbours.run.SuiteEvaluator] makes a
/// [org.multispa.evaluation.neighbours.run.SuiteRun].
@NullMarked
package org.multispa.evaluation.neighbours.run;

import org.jspecify.annotations.NullMarked;
