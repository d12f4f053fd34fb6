/// What answers questions: a question with its images in, a text out.
///
/// Entry point: [org.multispa.evaluation.backend.Backend]; a local model, an endpoint or anything else that
/// answers implements it, and everything behind it is the same for all.
@NullMarked
package org.multispa.evaluation.backend;

import org.jspecify.annotations.NullMarked;
