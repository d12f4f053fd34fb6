/// Tests of the parts of the verifier.
@NullMarked
package org.multispa.engine.verify.facts;

import org.jspecify.annotations.NullMarked;
