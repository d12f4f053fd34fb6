package org.multispa.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ServeCommandTest {
    private static final String KEY = "MULTISPA_API_KEY";

    @TempDir
    private Path folder;

    @Test
    void what_cannot_be_served_is_told_before_the_model_is_loaded() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused("--port: expected a number from 0 to 65535, found 70000", "--port", "70000");
        assertRefused("a queue of 0 to 1024", "--queue", "-1");
        assertRefused("a batch of 1 to 1024", "--batch", "5000");
        assertRefused("'--batch': expected a whole number from 1", "--batch", "0");
        assertRefused("--images: expected a folder, found no such folder", "--images", folder.resolve("none"));
        assertRefused("--images: expected a folder, found a file", "--images", file);
        assertRefused("no such host", "--host", "no-such-host.invalid");
    }

    private void assertRefused(String reason, Object... options) {
        List<Object> words = new ArrayList<>(List.of("serve", "--model", folder.resolve("nowhere")));
        words.addAll(List.of(options));
        Ran ran = Ran.command(words.toArray());
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }

    @Test
    void a_folder_that_is_no_model_is_told() {
        Ran ran = Ran.command("serve", "--model", folder.resolve("nowhere"), "--port", "0");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("expected a model folder, found no such folder");
    }

    @Test
    void other_machines_are_not_let_in_without_a_key() throws Exception {
        Process refused =
                command(folder.resolve("nowhere"), "", "--host", "0.0.0.0").start();
        String said = new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(refused.waitFor()).as(said).isEqualTo(ExitCode.USAGE);
        assertThat(said).contains("needs an API key", KEY);
    }

    @Test
    void the_command_serves_several_clients_and_ends_when_it_is_told_to() throws Exception {
        Path model = TinyModels.model(folder);
        Process process = command(model, "secret-key", "--port", "0", "--batch", "2", "--max-tokens", "50")
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String line = Objects.requireNonNullElse(said.readLine(), "");
            assertThat(line).startsWith("serving model at http://127.0.0.1:").endsWith("/v1");
            URI chat = URI.create(line.substring(line.indexOf("http")) + "/chat/completions");
            assertThat(ask(chat, "wrong", 0).statusCode()).isEqualTo(401);
            List<String> alone = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                alone.add(text(ask(chat, "secret-key", i)));
            }
            assertThat(alone).doesNotHaveDuplicates();
            List<Future<String>> together = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int number = i;
                together.add(threads.submit(() -> text(ask(chat, "secret-key", number))));
            }
            for (int i = 0; i < 6; i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i));
            }
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.DONE);
            assertThat(said.readLine()).isEqualTo("stopped");
        } finally {
            process.destroyForcibly();
        }
    }

    private static HttpResponse<String> ask(URI chat, String key, int number) throws Exception {
        String body = "{\"model\": \"model\", \"max_tokens\": 20, \"messages\":"
                + " [{\"role\": \"user\", \"content\": \"Question " + "?".repeat(number) + number + "\"}]}";
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(chat)
                            .timeout(Duration.ofSeconds(60))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + key)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String text(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode choice =
                JsonMapper.shared().readTree(response.body()).path("choices").path(0);
        return choice.path("message").path("content").asString("none");
    }

    private static ProcessBuilder command(Path model, String key, String... options) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.multispa.cli.Main",
                "serve",
                "--model",
                model.toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.PIPE);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put(KEY, key);
        return builder;
    }
}
