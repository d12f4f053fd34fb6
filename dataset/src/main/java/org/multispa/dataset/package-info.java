/// Questions and answers as data: the 26 subtasks, the kinds of answer, samples, overlays, what is written to disk.
///
/// Entry points: [org.multispa.dataset.Subtask], [org.multispa.dataset.Answer], [org.multispa.dataset.Sample].
@NullMarked
package org.multispa.dataset;

import org.jspecify.annotations.NullMarked;
