package org.multispa.model.serve;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The answers of the server, in OpenAI's shape.
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String model;
    private final long created;
    private final String id;

    /// @param id of the completion
    /// @param created seconds since 1970
    Json(String model, String id, long created) {
        this.model = model;
        this.id = id;
        this.created = created;
    }

    byte[] completion(String text, Job.Event.Ended end) {
        ObjectNode root = root("chat.completion");
        ObjectNode choice = root.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", text);
        choice.put("finish_reason", end.reason());
        usage(root, end);
        return bytes(root);
    }

    byte[] firstChunk() {
        return chunk(Map.of("role", "assistant", "content", ""), null);
    }

    byte[] chunk(String text) {
        return chunk(Map.of("content", text), null);
    }

    byte[] lastChunk(String reason) {
        return chunk(Map.of(), reason);
    }

    byte[] usageChunk(Job.Event.Ended end) {
        ObjectNode root = root("chat.completion.chunk");
        root.putArray("choices");
        usage(root, end);
        return bytes(root);
    }

    private byte[] chunk(Map<String, String> delta, @Nullable String reason) {
        ObjectNode root = root("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject();
        choice.put("index", 0);
        ObjectNode said = choice.putObject("delta");
        delta.forEach(said::put);
        choice.put("finish_reason", reason);
        return bytes(root);
    }

    private ObjectNode root(String object) {
        return MAPPER.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }

    private static void usage(ObjectNode root, Job.Event.Ended end) {
        root.putObject("usage")
                .put("prompt_tokens", end.promptTokens())
                .put("completion_tokens", end.answerTokens())
                .put("total_tokens", end.promptTokens() + end.answerTokens());
    }

    static byte[] error(Refusal refusal) {
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("error")
                .put("message", refusal.getMessage())
                .put("type", refusal.type())
                .put("code", refusal.code());
        return bytes(root);
    }

    static byte[] models(String model, long created) {
        ObjectNode root = MAPPER.createObjectNode().put("object", "list");
        root.putArray("data")
                .addObject()
                .put("id", model)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "local");
        return bytes(root);
    }

    static byte[] health(String status, int running, int waiting) {
        return bytes(MAPPER.createObjectNode()
                .put("status", status)
                .put("running", running)
                .put("waiting", waiting));
    }

    private static byte[] bytes(ObjectNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }
}
