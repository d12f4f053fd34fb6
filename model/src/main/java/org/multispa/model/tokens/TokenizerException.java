package org.multispa.model.tokens;

import java.io.IOException;

/// A tokenizer's file that is not what it should be, or one of a kind that is not known. The message says which
/// file, what was expected and what was found.
public final class TokenizerException extends IOException {
    private static final long serialVersionUID = 1;

    TokenizerException(String message) {
        super(message);
    }

    TokenizerException(String message, Throwable cause) {
        super(message, cause);
    }
}
