/// Reports as pages for a browser, each one file that needs nothing else.
///
/// Entry points: [org.multispa.evaluation.page.RunPage] and [org.multispa.evaluation.page.ComparisonPage].
@NullMarked
package org.multispa.evaluation.page;

import org.jspecify.annotations.NullMarked;
