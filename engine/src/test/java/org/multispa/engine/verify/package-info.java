/// Tests of the verifier: good data sets give no disagreement, and planted errors are found under their cause.
@NullMarked
package org.multispa.engine.verify;

import org.jspecify.annotations.NullMarked;
