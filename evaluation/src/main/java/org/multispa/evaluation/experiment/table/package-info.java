/// The table of an experiment, filled with graded answers: each row the answers of some evaluations, each
/// column one figure of them, with what one gets by guessing above and paired differences below.
///
/// Entry point: [org.multispa.evaluation.experiment.table.FilledTable], which also writes itself as Markdown,
/// JSON and a chart.
@NullMarked
package org.multispa.evaluation.experiment.table;

import org.jspecify.annotations.NullMarked;
