/// Answers that other tools recorded: JSON lines, and the tables that VLMEvalKit writes, as TSV and as XLSX.
///
/// Entry point: [org.multispa.evaluation.recorded.RecordedAnswers].
@NullMarked
package org.multispa.evaluation.recorded;

import org.jspecify.annotations.NullMarked;
