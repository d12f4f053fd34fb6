package org.multispa.scenes;

/// A scene that cannot be used. The message says where, what was expected, what was found and what to do.
public final class SceneException extends Exception {
    private static final long serialVersionUID = 1;

    public SceneException(String message) {
        super(message);
    }

    public SceneException(String message, Throwable cause) {
        super(message, cause);
    }
}
