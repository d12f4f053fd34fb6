package org.multispa.scenes;

/// A piece of input that was left out, by name and with the reason, while the rest went on.
///
/// @param what the file, frame or object, as a user can find it
/// @param reason what was expected and what was found
public record SetAside(String what, String reason) {
    /// A piece that failed with an exception; its message is the reason.
    public static SetAside because(String what, Exception failure) {
        String message = failure.getMessage();
        return new SetAside(what, message == null ? failure.getClass().getSimpleName() : message);
    }
}
