package org.multispa.evaluation.backend.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.endpoint.AskStyle;
import org.multispa.evaluation.backend.endpoint.Endpoint;
import org.multispa.evaluation.backend.endpoint.EndpointSettings;
import org.multispa.evaluation.backend.endpoint.Patience;
import org.multispa.files.http.ApiKey;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.ChatServer;
import org.multispa.model.serve.ServeSettings;
import org.multispa.model.serve.request.RequestLimits;

/// A model folder that is asked as other programs would ask it: over HTTP, by way of a server that is started on this
/// machine for the time of the run. What it answers is what the model answers without a server.
public record ServedModel(LocalModel model) {
    private static final String NAME = "model";
    private static final int LONGEST_QUEUE = 1024;

    /// How long one answer may take: there is nobody else to ask.
    private static final Duration TIMEOUT = Duration.ofHours(1);

    /// As the model's, and that it is served.
    ///
    /// @throws IOException if the model's configuration cannot be read
    public SortedMap<String, Object> parameters() throws IOException {
        SortedMap<String, Object> parameters = model.parameters();
        parameters.put("served", true);
        return parameters;
    }

    /// Loads the model and starts its server.
    ///
    /// @throws IOException if the folder is not that of a model known here, the adapter is not one for it, or
    ///     no port
    ///     is free
    public Backend open() throws IOException {
        String name = model.name();
        SortedMap<String, Object> parameters = PlainTree.of(parameters());
        Assistant assistant = model.load();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ChatServer server;
        try {
            server = ChatServer.start(assistant, settings(), failure::set);
        } catch (IOException | RuntimeException e) {
            assistant.close();
            throw e;
        }
        return new Served(name, parameters, assistant, server, endpoint(server), failure);
    }

    private ServeSettings settings() {
        return new ServeSettings(
                NAME,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.empty(),
                Optional.empty(),
                model.batch(),
                Math.min(2 * model.batch(), LONGEST_QUEUE),
                model.mostTokens(),
                RequestLimits.DEFAULT);
    }

    private Endpoint endpoint(ChatServer server) {
        InetSocketAddress at = server.address();
        String host = at.getAddress().getHostAddress();
        return new Endpoint(new EndpointSettings(
                URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + "/v1"),
                NAME,
                new ApiKey("none", ""),
                new AskStyle(AskStyle.Detail.AUTO, model.mostTokens(), OptionalLong.empty(), false),
                new Patience(TIMEOUT, 2, TIMEOUT),
                Math.min(2 * model.batch(), LONGEST_QUEUE),
                Optional.empty()));
    }

    /// A server with what asks it.
    private record Served(
            String name,
            SortedMap<String, Object> parameters,
            Assistant assistant,
            ChatServer server,
            Endpoint endpoint,
            AtomicReference<Throwable> failure)
            implements Backend {
        @Override
        public int concurrency() {
            return endpoint.concurrency();
        }

        @Override
        public Reply ask(Ask question) throws IOException, InterruptedException {
            try {
                return endpoint.ask(question);
            } catch (IOException e) {
                Throwable inside = failure.get();
                if (inside != null) {
                    e.addSuppressed(inside);
                }
                throw e;
            }
        }

        @Override
        public void close() {
            endpoint.close();
            server.close();
            assistant.close();
        }
    }
}
