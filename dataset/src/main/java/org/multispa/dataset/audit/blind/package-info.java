/// Answers without looking: predictors that see a question's words, coordinates, marks or label but no image, trained
/// on some of a data set's questions and graded on the others.
///
/// Entry points: [org.multispa.dataset.audit.blind.Prober] takes from samples what the predictors may see,
/// [org.multispa.dataset.audit.blind.BlindScores] trains and grades them.
@NullMarked
package org.multispa.dataset.audit.blind;

import org.jspecify.annotations.NullMarked;
