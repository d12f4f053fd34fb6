/// Tests of the parts of the verifier.
@NullMarked
package org.multispa.engine.verify.findings;

import org.jspecify.annotations.NullMarked;
