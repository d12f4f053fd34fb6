/// Single questions to look at: which of a run's are worth it, with their texts and small copies of their images.
///
/// Entry point: [org.multispa.evaluation.page.cases.CaseBook].
@NullMarked
package org.multispa.evaluation.page.cases;

import org.jspecify.annotations.NullMarked;
