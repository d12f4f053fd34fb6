/// Answers kept, so that none is asked for twice: one line of JSON each, on disk before the next question is
/// asked.
///
/// Entry points: [org.multispa.evaluation.answers.AnswerStore] reads and appends them,
/// [org.multispa.evaluation.answers.AnswerKey] says which question to which model a line answers.
@NullMarked
package org.multispa.evaluation.answers;

import org.jspecify.annotations.NullMarked;
