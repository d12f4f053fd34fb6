package org.multispa.model.serve;

import java.util.List;
import org.multispa.model.serve.request.ApiError;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers in OpenAI's shape.
///
/// @param id of the answer
/// @param created seconds since 1970
/// @param model that answers
record ChatJson(String id, long created, String model) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// A whole answer.
    String whole(AnswerEvent.Ended answer) {
        ObjectNode root = root("chat.completion");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", answer.text());
        choice.put("finish_reason", reason(answer));
        usage(root, answer);
        return text(root);
    }

    /// The beginning of a stream.
    String first() {
        ObjectNode root = root("chat.completion.chunk");
        delta(root).put("role", "assistant").put("content", "");
        return event(root);
    }

    /// More text of a stream.
    String piece(String text) {
        ObjectNode root = root("chat.completion.chunk");
        delta(root).put("content", text);
        return event(root);
    }

    private static ObjectNode delta(ObjectNode root) {
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        ObjectNode delta = choice.putObject("delta");
        choice.putNull("finish_reason");
        return delta;
    }

    /// The end of a stream.
    ///
    /// @param usage whether numbers of tokens are wanted
    String last(AnswerEvent.Ended answer, boolean usage) {
        ObjectNode root = root("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.put("finish_reason", reason(answer));
        StringBuilder events = new StringBuilder(event(root));
        if (usage) {
            ObjectNode numbers = root("chat.completion.chunk");
            numbers.putArray("choices");
            usage(numbers, answer);
            events.append(event(numbers));
        }
        return events.append("data: [DONE]\n\n").toString();
    }

    private ObjectNode root(String object) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }

    private static String reason(AnswerEvent.Ended answer) {
        return answer.cutOff() ? "length" : "stop";
    }

    private static void usage(ObjectNode root, AnswerEvent.Ended answer) {
        root.putObject("usage")
                .put("prompt_tokens", answer.promptTokens())
                .put("completion_tokens", answer.answerTokens())
                .put("total_tokens", answer.promptTokens() + answer.answerTokens());
    }

    /// An error.
    static String error(ApiError error) {
        return text(errorNode(error));
    }

    /// An error in a stream that has begun.
    static String errorEvent(ApiError error) {
        return event(errorNode(error));
    }

    private static ObjectNode errorNode(ApiError error) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("error")
                .put("message", error.text())
                .put("type", error.type())
                .putNull("param")
                .put("code", error.code());
        return root;
    }

    /// The list of models.
    static String models(List<String> names, long created) {
        ObjectNode root = JSON.createObjectNode().put("object", "list");
        var data = root.putArray("data");
        names.forEach(name -> data.add(modelNode(name, created)));
        return text(root);
    }

    /// One model.
    static String model(String name, long created) {
        return text(modelNode(name, created));
    }

    private static ObjectNode modelNode(String name, long created) {
        return JSON.createObjectNode()
                .put("id", name)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "multispa");
    }

    /// How the server is.
    static String health(int running, int queued) {
        return text(JSON.createObjectNode()
                .put("status", "ok")
                .put("running", running)
                .put("queued", queued));
    }

    private static String event(ObjectNode root) {
        return "data: " + text(root) + "\n\n";
    }

    private static String text(ObjectNode root) {
        return JSON.writeValueAsString(root);
    }
}
