package org.multispa.cli.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.Template;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.engine.wording.WordingPack;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.engine.wording.WordingWriter;
import tools.jackson.databind.json.JsonMapper;

final class WordingGrowCommandTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private int status = 200;
    private String content = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] body = ("{\"choices\": [{\"message\": {\"content\": "
                                + JsonMapper.shared().writeValueAsString(content) + "}}]}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Ran grow(String subtask, Path out, Object... more) {
        Object[] command = new Object[12 + more.length];
        Object[] fixed = {
            "wording",
            "grow",
            "--endpoint",
            "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
            "--model",
            "tiny",
            "--subtask",
            subtask,
            "--out",
            out,
            "--key-env",
            "MULTISPA_NO_SUCH_KEY"
        };
        System.arraycopy(fixed, 0, command, 0, fixed.length);
        System.arraycopy(more, 0, command, fixed.length, more.length);
        return Ran.command(command);
    }

    @Test
    void a_pack_grows_and_grows_again() throws IOException {
        Path out = folder.resolve("packs/height.yaml");
        content = "[\"No answer.\", \"Held against a wall, the {label} would reach up `{answer}` mm.\"]";
        Ran first = grow("object-height", out, "--role", "answer", "--count", "1");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("accepted a", "refused: No answer.", "`{answer}`", "1 accepted, 1 refused, 1 requests")
                .contains("version 2");
        assertThat(WordingPacks.read(out).pack(Subtask.OBJECT_HEIGHT).grown())
                .singleElement()
                .satisfies(grown -> assertThat(grown.model()).isEqualTo("tiny"));
        content = "[\"Seen from top to bottom that makes `{answer}` mm of {label}.\","
                + " \"Up to the top I count, from the lowest point of the {label}, `{answer}` mm in all.\"]";
        Ran second = grow("object-height", out, "--role", "ANSWER", "--count", "5", "--max-requests", "1");
        assertThat(second.code()).as(second.out()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(WordingPacks.read(out).pack(Subtask.OBJECT_HEIGHT).version()).isEqualTo(3);
        assertThat(WordingPacks.read(out).pack(Subtask.OBJECT_HEIGHT).grown()).hasSize(2);
    }

    @Test
    void a_pack_whose_section_for_sequences_holds_the_next_id_can_still_be_read() throws IOException {
        WordingPack pack = WordingPacks.standard().pack(Subtask.CAMERA_DISTANCE);
        WordingPack sequence = WordingPacks.standard().sequencePack(Subtask.CAMERA_DISTANCE);
        String next = String.format(Locale.ROOT, "a%02d", pack.answers().size() + 1);
        assertThat(pack.answers()).extracting(Template::id).doesNotContain(next);
        Path out = folder.resolve("distance.yaml");
        WordingWriter.write(out, pack);
        Files.writeString(
                out,
                "sequence:\n  tasks:\n    - { id: " + next + ", text: \""
                        + sequence.tasks().getFirst().text() + "\" }\n  questions:\n    - { id: n1, text: \""
                        + sequence.questions().getFirst().text() + "\" }\n",
                StandardOpenOption.APPEND);
        content = "[\"Between both places lie `{answer}` mm of travel, no more, no less.\"]";
        Ran ran = grow("camera-distance", out, "--role", "answer", "--count", "1");
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(WordingPacks.readOne(out, Minimums.ONE_EACH)
                        .pack(Subtask.CAMERA_DISTANCE)
                        .answers())
                .hasSize(pack.answers().size() + 1)
                .extracting(Template::id)
                .doesNotContain(next);
    }

    @Test
    void nothing_is_written_where_nothing_was_accepted() {
        Path out = folder.resolve("height.yaml");
        content = "I would rather not.";
        Ran ran = grow("object-height", out);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out()).contains("no list of sentences", "0 accepted");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_refusal_of_the_endpoint_is_told() {
        status = 401;
        Ran ran = grow("object-height", folder.resolve("height.yaml"));
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("HTTP 401", "MULTISPA_NO_SUCH_KEY").doesNotContain("\tat ");
    }

    @Test
    void a_broken_pack_is_left_alone() throws IOException {
        Path out = folder.resolve("height.yaml");
        Files.writeString(out, "subtask: object-height\n");
        Ran ran = grow("object-height", out);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("height.yaml").doesNotContain("\tat ");
        assertThat(out).hasContent("subtask: object-height");
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        Path out = folder.resolve("height.yaml");
        assertRefused("camera-colour", grow("camera-colour", out));
        assertRefused("expected task, question", grow("object-height", out, "--role", "poem"));
        assertRefused("--count", grow("object-height", out, "--count", "0"));
        assertRefused("--timeout", grow("object-height", out, "--timeout", "0"));
        assertRefused("--max-requests", grow("object-height", out, "--max-requests", "0"));
        assertRefused(
                "http",
                Ran.command("wording", "grow", "--endpoint", "ftp://x", "--model", "m", "--subtask", "camera-vector"));
        assertRefused("--model", Ran.command("wording", "grow", "--endpoint", "http://x"));
    }

    @Test
    void a_pack_of_another_subtask_is_refused() throws IOException {
        Path out = folder.resolve("pack.yaml");
        content = "[\"Held against a wall, the {label} would reach up `{answer}` mm.\"]";
        assertThat(grow("object-height", out, "--role", "answer", "--count", "1")
                        .code())
                .isZero();
        assertRefused("is a pack of object-height", grow("object-width", out));
    }

    private static void assertRefused(String reason, Ran ran) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }
}
