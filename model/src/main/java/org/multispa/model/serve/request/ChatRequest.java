package org.multispa.model.serve.request;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multispa.model.chat.Turn;

/// What a client asks for.
///
/// @param model by the name the client calls it
/// @param system line instead of the model's own
/// @param messages in turn, without the system's
/// @param mostTokens of the answer; as many as the server allows if empty
/// @param temperature 0 takes the likeliest token each time
/// @param stops texts before which the answer ends
/// @param stream whether the answer is wanted piece by piece
/// @param usage whether its numbers of tokens end a stream
public record ChatRequest(
        String model,
        Optional<String> system,
        List<Message> messages,
        OptionalInt mostTokens,
        double temperature,
        double topP,
        long seed,
        List<String> stops,
        boolean stream,
        boolean usage) {
    /// Keeps copies.
    public ChatRequest {
        messages = List.copyOf(messages);
        stops = List.copyOf(stops);
    }

    /// What one side says.
    public record Message(Turn.Role role, List<Content> contents) {
        /// Keeps a copy.
        public Message {
            contents = List.copyOf(contents);
        }
    }

    /// A piece of a message.
    public sealed interface Content {
        /// Text, which is nothing but text.
        record Text(String text) implements Content {}

        /// An image by its address, which has not been looked at yet.
        record Image(String url) implements Content {}
    }
}
