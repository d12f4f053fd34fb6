package org.multispa.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A chat server that says what it is told to and notes what it was asked.
public final class ChatStandIn implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile String says;
    private volatile int status = 200;

    private ChatStandIn(HttpServer server, String says) {
        this.server = server;
        this.says = says;
    }

    public static ChatStandIn start(String says) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ChatStandIn standIn = new ChatStandIn(server, says);
        server.setExecutor(standIn.threads);
        server.createContext("/v1/chat/completions", standIn::handle);
        server.start();
        return standIn;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = ("{\"choices\":[{\"message\":{\"content\":\"" + says
                            + "\"}}],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":10}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// The endpoint's base.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// The bodies of all requests so far.
    public List<String> requests() {
        return requests;
    }

    public void say(String reply) {
        says = reply;
    }

    public void answerWith(int code) {
        status = code;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
