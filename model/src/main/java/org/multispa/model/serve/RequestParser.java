package org.multispa.model.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.chat.ImagePlaceholders;
import org.multispa.model.chat.Turn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body of `/v1/chat/completions`.
final class RequestParser {
    private static final int MOST_MESSAGES = 1000;
    private static final int MOST_STOPS = 4;

    private final JsonMapper json;
    private final ServeOptions options;

    RequestParser(ServeOptions options) {
        this.options = options;
        this.json = new JsonMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(options.limits().bodyBytes())
                        .maxNumberLength(40)
                        .build())
                .build());
    }

    ChatRequest parse(byte[] body) throws Refusal {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            throw Refusal.badRequest("invalid_json", "the body is not JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw Refusal.badRequest("invalid_json", "expected a JSON object with messages");
        }
        if (!root.path("n").isMissingNode() && root.path("n").asInt(0) != 1) {
            throw Refusal.badRequest("unsupported", "n: expected 1, found " + root.path("n"));
        }
        JsonNode messages = root.path("messages");
        if (!messages.isArray() || messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            throw Refusal.badRequest("invalid_messages", "messages: expected 1 to " + MOST_MESSAGES + " of them");
        }
        Conversation conversation = new Conversation(images(messages) > 1);
        for (JsonNode message : messages) {
            conversation.add(message);
        }
        return new ChatRequest(
                conversation.system,
                conversation.turns,
                conversation.images,
                answerOptions(root),
                root.path("stream").asBoolean(false),
                root.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static int images(JsonNode messages) {
        int count = 0;
        for (JsonNode message : messages) {
            for (JsonNode part : message.path("content")) {
                count += part.path("type").asString("").equals("image_url") ? 1 : 0;
            }
        }
        return count;
    }

    private AnswerOptions answerOptions(JsonNode root) throws Refusal {
        String length = root.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        double asked = number(root, length, options.limits().answerTokens());
        if (asked < 1) {
            throw Refusal.badRequest("invalid_value", length + ": expected 1 or more, found " + root.path(length));
        }
        try {
            return new AnswerOptions(
                    (int) Math.min(asked, options.limits().answerTokens()),
                    number(root, "temperature", 0),
                    number(root, "top_p", 1),
                    (long) number(root, "seed", 0),
                    stops(root.path("stop")));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("invalid_value", String.valueOf(e.getMessage()));
        }
    }

    private static double number(JsonNode root, String key, double otherwise) throws Refusal {
        JsonNode value = root.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw Refusal.badRequest("invalid_value", key + ": expected a number, found " + brief(value));
        }
        return value.doubleValue();
    }

    private static List<String> stops(JsonNode value) throws Refusal {
        List<String> stops = new ArrayList<>();
        if (value.isString()) {
            stops.add(value.stringValue());
        } else if (value.isArray() && value.size() <= MOST_STOPS) {
            for (JsonNode one : value) {
                if (!one.isString()) {
                    throw Refusal.badRequest("invalid_value", "stop: expected texts, found " + brief(one));
                }
                stops.add(one.stringValue());
            }
        } else if (!value.isMissingNode() && !value.isNull()) {
            throw Refusal.badRequest("invalid_value", "stop: expected a text or up to " + MOST_STOPS + " of them");
        }
        return stops;
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /// The messages so far. Several images are numbered in the text, as the models were taught.
    private final class Conversation {
        private final boolean numbered;
        private final List<Turn> turns = new ArrayList<>();
        private final List<String> images = new ArrayList<>();
        private Optional<String> system = Optional.empty();

        Conversation(boolean numbered) {
            this.numbered = numbered;
        }

        void add(JsonNode message) throws Refusal {
            String role = message.path("role").asString("");
            switch (role) {
                case "system", "developer" -> {
                    if (!turns.isEmpty() || system.isPresent()) {
                        throw Refusal.badRequest("invalid_messages", "expected one system message, at the beginning");
                    }
                    system = Optional.of(text(message.path("content"), false));
                }
                case "user" -> turns.add(Turn.user(text(message.path("content"), true)));
                case "assistant" -> turns.add(Turn.assistant(text(message.path("content"), false)));
                default ->
                    throw Refusal.badRequest(
                            "invalid_messages", "role: expected system, user or assistant, found " + brief(message.path("role")));
            }
        }

        private String text(JsonNode content, boolean mayHaveImages) throws Refusal {
            if (content.isString()) {
                return plain(content.stringValue());
            }
            if (!content.isArray()) {
                throw Refusal.badRequest("invalid_messages", "content: expected a text or a list, found " + brief(content));
            }
            StringBuilder text = new StringBuilder();
            for (JsonNode part : content) {
                String type = part.path("type").asString("");
                if (type.equals("text") && part.path("text").isString()) {
                    text.append(plain(part.path("text").stringValue()));
                } else if (type.equals("image_url") && mayHaveImages) {
                    image(part.path("image_url"));
                    text.append(numbered ? "Image-" + images.size() + ": " : "");
                    text.append(ImagePlaceholders.IMAGE).append('\n');
                } else {
                    throw Refusal.badRequest(
                            "invalid_messages",
                            "expected parts of type text" + (mayHaveImages ? " or image_url" : "") + ", found "
                                    + brief(part.path("type")));
                }
            }
            return text.toString();
        }

        private void image(JsonNode value) throws Refusal {
            JsonNode url = value.isObject() ? value.path("url") : value;
            if (!url.isString()) {
                throw Refusal.badRequest("invalid_image", "image_url: expected an object with a url");
            }
            images.add(url.stringValue());
            if (images.size() > options.limits().images()) {
                throw Refusal.badRequest(
                        "too_many_images", "expected at most " + options.limits().images() + " images");
            }
        }

        /// The client's own text may not keep places for images: a broken placeholder is text to everyone.
        private static String plain(String text) {
            return text.replace(ImagePlaceholders.IMAGE, "<image >");
        }
    }
}
