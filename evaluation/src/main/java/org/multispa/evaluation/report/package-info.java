/// Figures for people and for programs: one run, several side by side, two held against each other, with the
/// published figures beside them.
///
/// Entry points: [org.multispa.evaluation.report.RunReport] and
/// [org.multispa.evaluation.report.ComparisonReport].
@NullMarked
package org.multispa.evaluation.report;

import org.jspecify.annotations.NullMarked;
