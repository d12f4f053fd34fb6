/// A reply taken apart: characters made plain, then words, numbers, signs and line breaks.
///
/// Entry points: [org.multispa.evaluation.extract.text.PlainText], [org.multispa.evaluation.extract.text.Tokenizer].
@NullMarked
package org.multispa.evaluation.extract.text;

import org.jspecify.annotations.NullMarked;
