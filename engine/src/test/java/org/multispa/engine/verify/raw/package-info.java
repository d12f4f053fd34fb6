/// Tests of the parts of the verifier.
@NullMarked
package org.multispa.engine.verify.raw;

import org.jspecify.annotations.NullMarked;
