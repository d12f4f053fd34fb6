package org.multispa.model.chat;

/// A conversation that cannot be put to a model. The message says what was expected and what was found.
public final class PromptException extends Exception {
    private static final long serialVersionUID = 1;

    PromptException(String message) {
        super(message);
    }
}
