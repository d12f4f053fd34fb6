/// From what a model said to the answer it gave: the extraction ladder.
///
/// Entry point: [org.multispa.evaluation.extract.Extractor]. It climbs down from the form that was asked for to
/// ever freer readings and notes the [org.multispa.evaluation.extract.Rung] on which an answer was found, so
/// that a report can show how much each reading changes a score. All of it takes time in proportion to the
/// length of the reply. The last rung, [org.multispa.evaluation.extract.Rewriting], is a language model's and is
/// climbed only on request.
@NullMarked
package org.multispa.evaluation.extract;

import org.jspecify.annotations.NullMarked;
