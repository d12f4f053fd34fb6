/// Tests of the parts of the verifier.
@NullMarked
package org.multispa.engine.verify.files;

import org.jspecify.annotations.NullMarked;
