/// A model as an HTTP server with OpenAI's chat interface.
///
/// Entry point: [org.multispa.model.serve.ChatServer], which [org.multispa.model.serve.ServeSettings] set up. A
/// virtual thread for each request reads it, checks it against [org.multispa.model.serve.request.RequestLimits] and
/// prepares it; one thread computes the answers of several requests side by side.
@NullMarked
package org.multispa.model.serve;

import org.jspecify.annotations.NullMarked;
