package org.multispa.model.serve.request;

import java.util.ArrayList;
import java.util.List;
import org.multispa.model.serve.request.ChatRequest.Content;
import tools.jackson.databind.JsonNode;

/// Reads what a message says: a text, or a list of parts.
final class MessageContent {
    private static final String KEY = "content";

    private MessageContent() {}

    /// Texts and images in order.
    static List<Content> read(Fields message) throws ApiError {
        JsonNode content = message.node(KEY);
        if (content.isString()) {
            return List.of(new Content.Text(content.stringValue()));
        }
        if (!content.isArray() || content.isEmpty()) {
            throw message.wrong(KEY, "a text or a list of parts");
        }
        List<Content> parts = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            Fields part = message.element(KEY, i);
            parts.add(
                    switch (part.text("type")) {
                        case "text" -> new Content.Text(part.text("text"));
                        case "image_url" -> new Content.Image(url(part));
                        default -> throw part.wrong("type", "text or image_url");
                    });
        }
        return parts;
    }

    private static String url(Fields part) throws ApiError {
        String key = "image_url";
        return part.node(key).isString() ? part.text(key) : part.object(key).text("url");
    }

    /// The text of a message without images.
    static String text(Fields message) throws ApiError {
        StringBuilder text = new StringBuilder();
        for (Content part : read(message)) {
            switch (part) {
                case Content.Text(String more) -> text.append(more);
                case Content.Image _ -> throw message.wrong(KEY, "images in messages of the user only");
            }
        }
        return text.toString();
    }
}
