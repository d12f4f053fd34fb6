/// Tasks for lmms-eval.
///
/// Entry point: [org.multispa.dataset.export.lmmseval.LmmsEvalFormat].
@NullMarked
package org.multispa.dataset.export.lmmseval;

import org.jspecify.annotations.NullMarked;
