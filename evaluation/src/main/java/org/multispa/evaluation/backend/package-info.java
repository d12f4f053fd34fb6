/// What answers questions: a question with its images in, a text out.
///
/// Entry point: [org.multispa.evaluation.backend.Backend]; a model on this machine
/// ([org.multispa.evaluation.backend.local.LocalModel]), a server
/// ([org.multispa.evaluation.backend.endpoint.Endpoint]) or anything else that answers implements it, and
/// everything behind it is the same for all.
@NullMarked
package org.multispa.evaluation.backend;

import org.jspecify.annotations.NullMarked;
