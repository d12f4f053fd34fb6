package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.model.LoadOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.ChatServer;
import org.multispa.model.serve.ServeSettings;
import org.multispa.model.serve.request.RequestLimits;

/// Whether a server's memory stays flat, and how many requests a second it answers: clients on this machine ask one
/// question after the other, with images of changing sizes and texts of changing lengths, every other as a stream.
/// Resident memory is that of the whole process, clients included; a heap of fixed size keeps the heap's own growth
/// out of it.
///
/// ```
/// MULTISPA_JAVA_OPTS="-Xms512m -Xmx512m -XX:+AlwaysPreTouch" \
///     benchmarks/run serve-soak DIR [--requests 1000] [--clients 4] [--images 2] [--answer 16] [--tiles 6]
/// ```
public final class ServeSoak {
    private static final int STEPS = 10;
    private static final int QUALITY = 90;

    private final URI chat;
    private final int images;
    private final int answer;

    private ServeSoak(URI chat, int images, int answer) {
        this.chat = chat;
        this.images = images;
        this.answer = answer;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.parse(words, "requests", "clients", "images", "answer", "tiles");
        if (arguments.plain().size() != 1) {
            throw new IllegalArgumentException("expected one model folder, found " + arguments.plain());
        }
        System.out.println(measure(
                Path.of(arguments.plain().getFirst()),
                arguments.number("requests", 1000),
                arguments.number("clients", 4),
                arguments.number("images", 2),
                arguments.number("answer", 16),
                arguments.number("tiles", 6)));
    }

    /// One row for each tenth of the requests.
    static Table measure(Path model, int requests, int clients, int images, int answer, int tiles)
            throws IOException, InterruptedException {
        Table table = new Table("requests", "resident MB", "heap in use MB", "requests/s", "failed");
        ServeSettings settings = new ServeSettings(
                "model",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.empty(),
                Optional.empty(),
                clients,
                clients,
                answer,
                RequestLimits.DEFAULT);
        try (Assistant assistant = Assistant.load(model, Optional.empty(), LoadOptions.asStored(), tiles);
                ChatServer server = ChatServer.start(assistant, settings, Throwable::printStackTrace);
                HttpClient http = HttpClient.newHttpClient()) {
            URI chat = URI.create("http://127.0.0.1:" + server.address().getPort() + "/v1/chat/completions");
            ServeSoak soak = new ServeSoak(chat, images, answer);
            int step = Math.max(1, requests / STEPS);
            for (int done = 0; done < requests; done += step) {
                int now = Math.min(step, requests - done);
                long start = System.nanoTime();
                int failed = soak.ask(http, done, now, clients);
                double seconds = (System.nanoTime() - start) / 1e9;
                PeakHeap heap = PeakHeap.start();
                table.row(
                        Integer.toString(done + now),
                        resident(),
                        PeakHeap.megabytes(heap.before()),
                        String.format(Locale.ROOT, "%.1f", now / seconds),
                        Integer.toString(failed));
            }
        }
        return table;
    }

    /// Asks from several clients at once.
    ///
    /// @return how many were not answered
    private int ask(HttpClient http, int from, int count, int clients) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        AtomicInteger failed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asking = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                asking.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < from + count; i = next.getAndIncrement()) {
                        HttpRequest request = HttpRequest.newBuilder(chat)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body(i)))
                                .build();
                        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                        if (response.statusCode() != 200 || !response.body().contains("finish_reason")) {
                            failed.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : asking) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e);
        }
        return failed.get();
    }

    private String body(int number) {
        Random random = new Random(number);
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < images; i++) {
            int width = 64 + random.nextInt(1200);
            int height = 64 + random.nextInt(900);
            byte[] rgb = new byte[3 * width * height];
            random.nextBytes(rgb);
            parts.append("{\"type\": \"image_url\", \"image_url\": {\"url\": \"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(Jpeg.encode(new RgbImage(width, height, rgb), QUALITY)))
                    .append("\"}}, ");
        }
        parts.append("{\"type\": \"text\", \"text\": \"Question ")
                .append("where? ".repeat(random.nextInt(20)))
                .append(number)
                .append("\"}");
        return "{\"model\": \"model\", \"max_tokens\": " + answer + ", \"stream\": " + (number % 2 == 0)
                + ", \"messages\": [{\"role\": \"user\", \"content\": [" + parts + "]}]}";
    }

    /// Resident memory of this process, where the system tells.
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "unknown";
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                return String.format(Locale.ROOT, "%.1f", kilobytes * 1024 / 1e6);
            }
        }
        return "unknown";
    }
}
