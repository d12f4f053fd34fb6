/// A model behind HTTP, in the shape of OpenAI's chat completions.
///
/// Entry point: [org.multispa.model.serve.ModelServer].
@NullMarked
package org.multispa.model.serve;

import org.jspecify.annotations.NullMarked;
