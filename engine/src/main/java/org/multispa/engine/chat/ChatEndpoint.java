package org.multispa.engine.chat;

import java.util.List;

/// Something that continues a conversation. Safe for use by several threads.
public interface ChatEndpoint {
    /// The assistant's next message.
    ///
    /// @param messages not empty
    /// @throws ChatException if there is none, after all attempts
    String reply(List<ChatMessage> messages) throws ChatException, InterruptedException;
}
