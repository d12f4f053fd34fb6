/// Tests of the tokenizers.
@NullMarked
package org.multispa.model.tokens;

import org.jspecify.annotations.NullMarked;
