package org.multispa.model.chat;

import java.util.List;

/// What one side of a conversation says.
///
/// @param parts text and images in the order in which they are read; images only where the user speaks
public record Turn(Role role, List<Part> parts) {
    public Turn {
        parts = List.copyOf(parts);
        if (role == Role.ASSISTANT && parts.stream().anyMatch(Part.Image.class::isInstance)) {
            throw new IllegalArgumentException("expected images in turns of the user only, found one in an answer");
        }
    }

    /// Who speaks.
    public enum Role {
        USER,
        ASSISTANT
    }

    /// A turn of the user. `<image>` in its text is text until [ImagePlaceholders] makes it more.
    public static Turn user(String text) {
        return new Turn(Role.USER, List.of(new Part.Text(text)));
    }

    /// An answer.
    public static Turn assistant(String text) {
        return new Turn(Role.ASSISTANT, List.of(new Part.Text(text)));
    }
}
