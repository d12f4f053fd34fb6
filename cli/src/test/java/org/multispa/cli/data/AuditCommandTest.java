package org.multispa.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;

final class AuditCommandTest {
    @TempDir
    private Path folder;

    /// Sixty questions from six families, of which the first `left` have the answer left.
    private Path data(int left) throws IOException {
        Path data = folder.resolve("data");
        List<ShardEntry> shards;
        try (ShardWriter writer = new ShardWriter(data, "train", 1000)) {
            for (int i = 0; i < 60; i++) {
                writer.write(sample(i, i < left ? Word.LEFT : Word.RIGHT));
            }
            shards = writer.finish();
        }
        Manifest manifest = new Manifest(
                "test", 1, new TreeMap<>(), ImagesMode.NONE, List.of(), List.of(), List.of(), shards, List.of());
        ManifestJson.write(manifest, data);
        return data;
    }

    private static Sample sample(int i, Word word) {
        String family = "scene" + i % 6;
        return new Sample(
                "sample-" + i,
                List.of(new Sample.Image(family + "/" + i + ".jpg", 640, 480)),
                List.of(new Turn(Turn.Speaker.HUMAN, "<image>\nWhich way?")),
                Subtask.CAMERA_X_DIRECTION,
                "train",
                new Answer.Direction(word),
                new Provenance(
                        family + "_00",
                        family,
                        List.of(i),
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        "bin",
                        "strict",
                        List.of(),
                        List.of()));
    }

    @Test
    void balanced_data_has_no_warning() throws IOException {
        Ran ran = Ran.command("audit", data(30), "--strict-exit");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("camera-x-direction", "0 warnings, 0 expected, 60 samples");
    }

    @Test
    void a_warning_ends_with_code_1_only_if_asked_for() throws IOException {
        Path data = data(60);
        Ran ran = Ran.command("audit", data);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("warning: camera-x-direction: constant-answer", "always left", "!100.0");
        assertThat(Ran.command("audit", data, "--strict-exit").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void figures_and_page_are_written_where_asked() throws IOException {
        Path json = folder.resolve("out/audit.json");
        Path html = folder.resolve("out/audit.html");
        Ran ran = Ran.command("audit", data(60), "--json", json, "--html", html);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(json)).contains("\"format\": \"multispa-audit-1\"", "\"warnings\": 2");
        assertThat(Files.readString(html)).contains("<h1>Audit of data</h1>", "constant-answer");
        byte[] first = Files.readAllBytes(json);
        Ran.command("audit", folder.resolve("data"), "--json", json);
        assertThat(Files.readAllBytes(json)).isEqualTo(first);
    }

    @Test
    void a_broken_line_is_named() throws IOException {
        Path data = data(30);
        Path shard = data.resolve("train/camera-x-direction-00000.jsonl");
        List<String> lines = Files.readAllLines(shard);
        lines.set(4, "{\"id\": ");
        Files.write(shard, lines);
        Ran ran = Ran.command("audit", data);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("train/camera-x-direction-00000.jsonl:5").doesNotContain("\tat ");
    }

    @Test
    void options_that_make_no_sense_are_refused() throws IOException {
        Path data = data(30);
        for (Object[] options : new Object[][] {{"--sample", "5"}, {"--margin", "120"}, {"--margin", "NaN"}}) {
            Ran ran = Ran.command("audit", data, options[0], options[1]);
            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("--sample and --margin");
        }
        assertThat(Ran.command("audit", folder.resolve("nothing")).code()).isEqualTo(ExitCode.FAILED);
    }
}
