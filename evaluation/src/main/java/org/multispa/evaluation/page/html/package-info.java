/// HTML that stays what it was written as, whatever the texts in it say: every text and every attribute is escaped
/// where it enters, and what cannot be seen is made visible.
///
/// Entry points: [org.multispa.evaluation.page.html.Html] is the builder,
/// [org.multispa.evaluation.page.html.Document] the page around it.
@NullMarked
package org.multispa.evaluation.page.html;

import org.jspecify.annotations.NullMarked;
