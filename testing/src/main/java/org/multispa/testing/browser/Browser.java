package org.multispa.testing.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/// A Chromium without a window and without a network, driven as a person would drive it. It notes what a page
/// complains of and what it asks for. The program is looked for in the environment variable `MULTISPA_CHROMIUM`
/// and then on the path.
public final class Browser implements AutoCloseable {
    private static final long SECONDS = 60;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Path profile;
    private final DevTools tools;
    private final String session;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private volatile CountDownLatch loaded = new CountDownLatch(1);

    private Browser(Process process, Path profile) throws IOException {
        this.process = process;
        this.profile = profile;
        tools = new DevTools(address(profile), this::note);
        String target = tools.send("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        session = tools.send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /// Starts a browser; skips the calling test where there is none.
    ///
    /// @param profile an empty folder that the browser may fill
    public static Browser require(Path profile) throws IOException {
        Optional<Path> program = find();
        Assumptions.assumeTrue(
                program.isPresent(), () -> "skipped: no Chromium in MULTISPA_CHROMIUM or on the path: " + NAMES);
        Process process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile);
        } catch (IOException | RuntimeException e) {
            end(process);
            throw e;
        }
    }

    private static Optional<Path> find() {
        String named = System.getenv("MULTISPA_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Where the browser listens, which it writes to its folder once it does.
    private URI address(Path folder) throws IOException {
        Path file = folder.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the browser started", e);
            }
        }
        throw new IOException("the browser did not start");
    }

    private void note(String event, JsonNode about) {
        switch (event) {
            case "Page.loadEventFired" -> loaded.countDown();
            case "Runtime.exceptionThrown" -> complain(about.path("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> complain(about.path("args"));
            case "Log.entryAdded" -> complain(about.path("entry"));
            case "Network.requestWillBeSent" -> {
                String url = about.path("request").path("url").asString();
                if (!url.startsWith("data:")) {
                    synchronized (this) {
                        requests.add(url);
                    }
                }
            }
            default -> {}
        }
    }

    private synchronized void complain(JsonNode what) {
        complaints.add(what.toString());
    }

    private JsonNode send(String method, Map<String, ?> parameters) throws IOException {
        return tools.send(session, method, parameters);
    }

    /// Opens a file and waits until it is loaded.
    public void open(Path page) throws IOException {
        loaded = new CountDownLatch(1);
        send("Page.navigate", Map.of("url", page.toUri().toString()));
        try {
            if (!loaded.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(page + " was not loaded within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + page + " was loaded", e);
        }
    }

    /// The value of an expression in the page, as text.
    public String value(String expression) throws IOException {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", "String(" + expression + ")", "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value").asString();
    }

    /// Moves the mouse to the middle of an element, in view, and clicks.
    ///
    /// @param selector of CSS
    public void click(String selector) throws IOException {
        String found = "document.querySelector('" + selector + "')";
        String place = value(
                "(() => { const e = " + found + "; e.scrollIntoView({block: 'center', behavior: 'instant'});"
                        + " const r = e.getBoundingClientRect(); return (r.x + r.width / 2) + ' ' + (r.y + r.height / 2); })()");
        double x = Double.parseDouble(place.substring(0, place.indexOf(' ')));
        double y = Double.parseDouble(place.substring(place.indexOf(' ') + 1));
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            send("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
        }
    }

    /// Presses and releases a key.
    ///
    /// @param key its name in the browser, for example `ArrowRight`
    /// @param code its number
    public void press(String key, int code) throws IOException {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /// Sets the size of the view and whether the reader likes it dark.
    public void view(int width, int height, boolean dark) throws IOException {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /// What is in view, as a PNG.
    public byte[] screenshot() throws IOException {
        String data = send("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asString();
        return Base64.getDecoder().decode(data);
    }

    /// The page on paper, as a PDF.
    public byte[] print() throws IOException {
        String data = send("Page.printToPDF", Map.of("printBackground", true))
                .path("data")
                .asString();
        return Base64.getDecoder().decode(data);
    }

    /// Everything that was written to the console, thrown, or refused by a policy.
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Every address that was asked for, the opened files among them.
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            tools.send("", "Browser.close", Map.of());
        } catch (IOException _) {
            // It is ended below.
        }
        tools.close();
        end(process);
        empty(profile);
    }

    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Processes of the browser that still end may hold files open; what they hold is left to the test's folder.
    private static void empty(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder))
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException _) {
            // Whoever made the folder clears it away.
        }
    }
}
