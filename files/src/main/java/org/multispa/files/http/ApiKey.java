package org.multispa.files.http;

/// A key that is sent with each request and shown nowhere.
///
/// @param source where it comes from, for messages, such as the name of an environment variable
/// @param value empty if the endpoint needs none
public record ApiKey(String source, String value) {
    private static final String HIDDEN = "[key]";

    /// @throws IllegalArgumentException if the value cannot stand in a header; the message does not show it
    public ApiKey {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "the key in " + source + " holds spaces, line breaks or other characters that no key has");
        }
    }

    /// Whether there is one to be sent.
    public boolean isGiven() {
        return !value.isEmpty();
    }

    /// A text in which the key, should it stand there, is blanked.
    public String hiddenIn(String text) {
        return isGiven() ? text.replace(value, HIDDEN) : text;
    }

    @Override
    public String toString() {
        return "key from " + source;
    }
}
