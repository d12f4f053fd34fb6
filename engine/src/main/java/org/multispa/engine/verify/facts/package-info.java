/// What the raw scene says about a question, computed anew, and how that compares with what the sample records.
///
/// Entry points: [org.multispa.engine.verify.facts.StillFacts] (the facts of questions about scans) and
/// [org.multispa.engine.verify.facts.Comparison] (differences, and the mistake that explains them).
@NullMarked
package org.multispa.engine.verify.facts;

import org.jspecify.annotations.NullMarked;
