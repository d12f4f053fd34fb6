package org.multispa.engine.chat;

import java.io.IOException;

/// An endpoint that gives no answer. The message says which, what it said and what to do; it never holds the key.
public final class ChatException extends IOException {
    private static final long serialVersionUID = 1;

    public ChatException(String message) {
        super(message);
    }
}
