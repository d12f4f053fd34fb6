/// A client for language models behind an OpenAI-compatible chat endpoint.
///
/// Entry points: [org.multispa.engine.chat.ChatEndpoint], which users call and tests fake, and
/// [org.multispa.engine.chat.HttpChat], which speaks to a server.
@NullMarked
package org.multispa.engine.chat;

import org.jspecify.annotations.NullMarked;
