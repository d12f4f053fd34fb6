/// A model with its tokenizer, its chat template and its way of cutting images: questions in, answers out.
///
/// Entry point: [org.multispa.model.assistant.Assistant].
@NullMarked
package org.multispa.model.assistant;

import org.jspecify.annotations.NullMarked;
