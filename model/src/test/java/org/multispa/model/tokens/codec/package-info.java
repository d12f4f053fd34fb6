/// Tests of the encodings.
@NullMarked
package org.multispa.model.tokens.codec;

import org.jspecify.annotations.NullMarked;
