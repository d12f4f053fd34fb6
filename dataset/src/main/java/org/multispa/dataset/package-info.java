/// Questions and answers as data: the 26 subtasks, the kinds of answer, samples, overlays, what is written to disk.
///
/// Entry points: [org.multispa.dataset.Subtask], [org.multispa.dataset.Sample] and [org.multispa.dataset.Answer],
/// which [org.multispa.dataset.Answers] reads back from text and [org.multispa.dataset.Grading] compares.
@NullMarked
package org.multispa.dataset;

import org.jspecify.annotations.NullMarked;
