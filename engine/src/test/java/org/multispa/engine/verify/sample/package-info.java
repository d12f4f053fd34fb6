/// Tests of the parts of the verifier.
@NullMarked
package org.multispa.engine.verify.sample;

import org.jspecify.annotations.NullMarked;
