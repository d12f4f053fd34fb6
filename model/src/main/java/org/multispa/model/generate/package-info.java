/// Answers, token by token.
///
/// Entry points: [org.multispa.model.generate.Generation] continues sequences, a
/// [org.multispa.model.generate.TokenChoice] says which token comes next.
@NullMarked
package org.multispa.model.generate;

import org.jspecify.annotations.NullMarked;
