/// What a verification finds, and how it is told.
///
/// Entry points: [org.multispa.engine.verify.findings.Cause] (all that can be wrong) and
/// [org.multispa.engine.verify.findings.VerifyReport] (the result of a run).
@NullMarked
package org.multispa.engine.verify.findings;

import org.jspecify.annotations.NullMarked;
