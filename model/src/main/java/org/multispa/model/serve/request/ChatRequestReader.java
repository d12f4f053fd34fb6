package org.multispa.model.serve.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multispa.model.chat.Turn.Role;
import org.multispa.model.serve.request.ChatRequest.Content;
import org.multispa.model.serve.request.ChatRequest.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of a request. Keys that are unknown are ignored, those that ask for what this server cannot do are
/// refused.
public final class ChatRequestReader {
    private static final int DEPTH = 16;
    private static final int TOKENS = 100_000;
    private static final int NAME = 256;
    private static final int NUMBER = 64;
    private static final int STOPS = 4;
    private static final int STOP_CHARS = 256;

    private final RequestLimits limits;
    private final JsonMapper json;

    /// Reads within limits.
    public ChatRequestReader(RequestLimits limits) {
        this.limits = limits;
        json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH)
                                .maxTokenCount(TOKENS)
                                .maxNameLength(NAME)
                                .maxNumberLength(NUMBER)
                                .maxStringLength(limits.bodyBytes())
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /// Reads the body of a request.
    ///
    /// @throws ApiError 400 if it is not JSON, or not a request that this server can answer
    public ChatRequest read(byte[] body) throws ApiError {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            throw ApiError.invalid(
                    "invalid_json", "not JSON that this server reads: " + Shown.of(e.getOriginalMessage()));
        }
        if (!root.isObject()) {
            throw ApiError.invalid("invalid_json", "expected a JSON object, found " + Shown.kind(root));
        }
        Fields fields = new Fields(root, "");
        refuseUnsupported(fields);
        List<Message> messages = new ArrayList<>();
        Optional<String> system = messages(fields, messages);
        requireLimits(system, messages);
        return new ChatRequest(
                fields.text("model"),
                system,
                messages,
                mostTokens(fields),
                fields.number("temperature", 0, 2).orElse(0),
                topP(fields),
                fields.whole("seed", Long.MIN_VALUE).orElse(0),
                stops(fields),
                fields.flag("stream"),
                fields.has("stream_options") && fields.object("stream_options").flag("include_usage"));
    }

    private static OptionalInt mostTokens(Fields fields) throws ApiError {
        String key = fields.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        var found = fields.whole(key, 1);
        return found.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(found.getAsLong(), Integer.MAX_VALUE));
    }

    private static double topP(Fields fields) throws ApiError {
        double topP = fields.number("top_p", 0, 1).orElse(1);
        if (topP <= 0) {
            throw fields.wrong("top_p", "a number above 0, at most 1");
        }
        return topP;
    }

    private static void refuseUnsupported(Fields fields) throws ApiError {
        if (fields.whole("n", 1).orElse(1) != 1) {
            throw fields.wrong("n", "1; ask several times, with different seeds");
        }
        for (String key : new String[] {"tools", "functions", "logit_bias"}) {
            if (fields.has(key) && !fields.node(key).isEmpty()) {
                throw fields.unsupported(key);
            }
        }
        for (String key : new String[] {"presence_penalty", "frequency_penalty"}) {
            if (fields.number(key, -2, 2).orElse(0) != 0) {
                throw fields.unsupported(key);
            }
        }
        if (fields.flag("logprobs")) {
            throw fields.unsupported("logprobs");
        }
        if (fields.has("response_format")
                && !fields.object("response_format").text("type").equals("text")) {
            throw fields.unsupported("response_format");
        }
    }

    private static List<String> stops(Fields fields) throws ApiError {
        if (!fields.has("stop")) {
            return List.of();
        }
        JsonNode node = fields.node("stop");
        List<JsonNode> found = node.isArray() ? List.copyOf(node.values()) : List.of(node);
        List<String> stops = new ArrayList<>();
        for (JsonNode stop : found) {
            String text = stop.isString() ? stop.stringValue() : "";
            boolean isWhole =
                    text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (text.isEmpty() || text.length() > STOP_CHARS || !isWhole || found.size() > STOPS) {
                throw fields.wrong(
                        "stop", "a text of 1 to " + STOP_CHARS + " characters, or up to " + STOPS + " of them");
            }
            stops.add(text);
        }
        return stops;
    }

    /// Reads the messages; that of the system is given back.
    private static Optional<String> messages(Fields fields, List<Message> messages) throws ApiError {
        Optional<String> system = Optional.empty();
        JsonNode list = fields.node("messages");
        if (!list.isArray() || list.isEmpty()) {
            throw fields.wrong("messages", "a list of messages");
        }
        for (int i = 0; i < list.size(); i++) {
            Fields message = fields.element("messages", i);
            String role = message.text("role");
            switch (role) {
                case "system", "developer" -> {
                    if (i > 0) {
                        throw message.wrong("role", "one system message, before all others");
                    }
                    system = Optional.of(MessageContent.text(message));
                }
                case "user" -> messages.add(new Message(Role.USER, MessageContent.read(message)));
                case "assistant" ->
                    messages.add(new Message(Role.ASSISTANT, List.of(new Content.Text(MessageContent.text(message)))));
                default -> throw message.wrong("role", "system, user or assistant");
            }
        }
        return system;
    }

    private void requireLimits(Optional<String> system, List<Message> messages) throws ApiError {
        long images = 0;
        long chars = system.map(String::length).orElse(0);
        for (Message message : messages) {
            for (Content content : message.contents()) {
                switch (content) {
                    case Content.Text(String text) -> chars += text.length();
                    case Content.Image _ -> images++;
                }
            }
        }
        if (images > limits.images()) {
            throw ApiError.invalid(
                    "too_many_images", "expected at most " + limits.images() + " images, found " + images);
        }
        if (chars > limits.textChars()) {
            throw ApiError.invalid(
                    "context_length_exceeded",
                    "expected at most " + limits.textChars() + " characters of text, found " + chars);
        }
    }
}
