package org.multispa.training.ranks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Real processes on this machine, one a rank, each of which runs a [Worker].
final class Processes implements AutoCloseable {
    private final List<One> all = new ArrayList<>();

    /// A rank's process.
    static final class One {
        private final Process process;
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final Thread reader;

        One(Process process) {
            this.process = process;
            this.reader = Thread.ofVirtual().start(() -> {
                try (BufferedReader from = process.inputReader()) {
                    from.lines().forEach(lines::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        Process process() {
            return process;
        }

        /// Waits for the end and gives the exit code.
        int code() throws InterruptedException {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("still runs after a minute; it said: " + lines);
            }
            reader.join();
            return process.exitValue();
        }

        /// What it said, without what libtorch says by itself.
        List<String> lines() {
            return lines.stream().filter(line -> !line.startsWith("[Gloo]")).toList();
        }

        String text() {
            return String.join("\n", lines());
        }

        void awaitLine(String line) throws InterruptedException {
            for (int i = 0; i < 1200 && process.isAlive(); i++) {
                if (lines.contains(line)) {
                    return;
                }
                Thread.sleep(50);
            }
            throw new AssertionError("expected it to say '" + line + "', but it said: " + lines);
        }
    }

    /// Starts ranks 0 to size - 1.
    static Processes start(int size, String... arguments) throws IOException {
        return start(size, Map.of(), arguments);
    }

    /// Starts ranks 0 to size - 1 with more in their environment.
    static Processes start(int size, Map<String, String> environment, String... arguments) throws IOException {
        int port = Ports.free();
        Processes processes = new Processes();
        for (int rank = 0; rank < size; rank++) {
            processes.start(rank, size, port, environment, arguments);
        }
        return processes;
    }

    private void start(int rank, int size, int port, Map<String, String> environment, String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "OMP_NUM_THREADS", "1",
                        "RANK", String.valueOf(rank),
                        "LOCAL_RANK", String.valueOf(rank),
                        "WORLD_SIZE", String.valueOf(size),
                        "MASTER_ADDR", "127.0.0.1",
                        "MASTER_PORT", String.valueOf(port)));
        all.add(new One(builder.start()));
    }

    /// Runs a [Worker].
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    One get(int rank) {
        return all.get(rank);
    }

    List<One> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(one -> one.process().destroyForcibly());
    }
}
