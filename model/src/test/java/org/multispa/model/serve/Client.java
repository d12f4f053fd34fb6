package org.multispa.model.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A client of a server on this machine.
final class Client {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    Client(InetSocketAddress address) {
        port = address.getPort();
    }

    record Response(int status, HttpResponse<String> http) {
        JsonNode json() {
            return JSON.readTree(http.body());
        }

        String code() {
            return json().path("error").path("code").asString("");
        }

        String text() {
            return json().path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asString("");
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
    }

    Response get(String path) {
        return send(request(path).GET().build());
    }

    Response chat(JsonNode body) {
        return chat(JSON.writeValueAsString(body));
    }

    Response chat(String body) {
        return send(request("/v1/chat/completions")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Response send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Response(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The events of a stream, without `data: `.
    List<String> events(ObjectNode body) {
        Response response = chat(body.put("stream", true));
        if (response.status() != 200 || !response.header("Content-Type").startsWith("text/event-stream")) {
            throw new IllegalStateException(
                    response.status() + " " + response.http().body());
        }
        List<String> events = new ArrayList<>();
        for (String event : response.http().body().split("\n\n", -1)) {
            if (event.startsWith("data: ")) {
                events.add(event.substring(6));
            }
        }
        return events;
    }

    /// The text that a stream gives.
    static String streamed(List<String> events) {
        StringBuilder text = new StringBuilder();
        for (String event : events.subList(0, events.size() - 1)) {
            text.append(JSON.readTree(event)
                    .path("choices")
                    .path(0)
                    .path("delta")
                    .path("content")
                    .asString(""));
        }
        return text.toString();
    }

    /// A connection on which a request has been begun: its line and headers.
    Socket raw(String... lines) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        write(socket, String.join("\r\n", lines) + "\r\n\r\n");
        return socket;
    }

    /// A connection on which a chat has been begun.
    Socket rawChat(String... headers) throws IOException {
        return raw("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers));
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// All that comes until the connection ends.
    static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// A request with one question.
    static ObjectNode ask(String text, int tokens) {
        return body(tokens, user(text));
    }

    static ObjectNode body(int tokens, ObjectNode... messages) {
        ObjectNode body = JSON.createObjectNode().put("model", "tiny").put("max_tokens", tokens);
        ArrayNode list = body.putArray("messages");
        for (ObjectNode message : messages) {
            list.add(message);
        }
        return body;
    }

    static ObjectNode user(String text) {
        return message("user", text);
    }

    static ObjectNode message(String role, String text) {
        return JSON.createObjectNode().put("role", role).put("content", text);
    }

    static ObjectNode user(ObjectNode... parts) {
        ObjectNode message = JSON.createObjectNode().put("role", "user");
        ArrayNode content = message.putArray("content");
        for (ObjectNode part : parts) {
            content.add(part);
        }
        return message;
    }

    static ObjectNode text(String text) {
        return JSON.createObjectNode().put("type", "text").put("text", text);
    }

    static ObjectNode image(String url) {
        ObjectNode part = JSON.createObjectNode().put("type", "image_url");
        part.putObject("image_url").put("url", url).put("detail", "high");
        return part;
    }
}
