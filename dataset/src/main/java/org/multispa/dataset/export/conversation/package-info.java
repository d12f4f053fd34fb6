/// Conversations as JSON: for InternVL, LLaVA, LLaMA-Factory and readers of chat messages.
///
/// Entry points: the four formats, [org.multispa.dataset.export.conversation.InternVlFormat],
/// [org.multispa.dataset.export.conversation.LlavaFormat],
/// [org.multispa.dataset.export.conversation.ShareGptFormat] and
/// [org.multispa.dataset.export.conversation.MessagesFormat].
@NullMarked
package org.multispa.dataset.export.conversation;

import org.jspecify.annotations.NullMarked;
