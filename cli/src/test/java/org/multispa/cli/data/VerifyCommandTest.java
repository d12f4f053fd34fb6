package org.multispa.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.testing.rooms.Damage;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class VerifyCommandTest {
    @TempDir
    private static Path folder;

    private static Path scans = Path.of(".");
    private static Path data = Path.of(".");

    @BeforeAll
    static void generate() throws IOException {
        scans = folder.resolve("scans");
        data = folder.resolve("data");
        PlainFolder.write(RoomScan.of(8, 1), scans.resolve("room-1"), "one");
        PlainFolder.write(RoomScan.of(8, 2), scans.resolve("room-2"), "two");
        Ran made = Ran.command("generate", "--scenes", scans, "--out", data, "--count", 10);
        assertThat(made.code()).as(made.err()).isZero();
    }

    @Test
    void a_good_data_set_is_done_with_exit_code_0() {
        Ran ran = Ran.command("verify", data, "--scenes", scans);
        assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("camera-distance", "samples checked, 0 disagreements");
        assertThat(ran.err()).contains("verify");
    }

    @Test
    void a_sample_of_it_is_taken_and_told_as_json() {
        Ran ran = Ran.command("verify", data, "--scenes", scans, "--sample", 12, "--skip-images", "--json");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        JsonNode report = new JsonMapper().readTree(ran.out());
        assertThat(report.get("samples").intValue()).isEqualTo(12);
        assertThat(report.get("rows")).isEmpty();
    }

    @Test
    void a_wrong_data_set_fails_with_exit_code_1_and_says_where() throws IOException {
        Path shard = data.resolve("train/camera-distance-00000.jsonl");
        String before = Files.readString(shard);
        try {
            Damage.edit(shard, text -> text.replaceFirst("\"gt_value\":\\d+", "\"gt_value\":123456"));
            Ran ran = Ran.command("verify", data, "--scenes", scans);
            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains("camera-distance, text:", "camera-distance-00000.jsonl:1", "123456", "file");
        } finally {
            Files.writeString(shard, before);
        }
    }

    @Test
    void scenes_that_are_not_given_are_named() {
        Ran ran = Ran.command("verify", data, "--scenes", scans.resolve("room-1"));
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out()).contains("scene room-2", "add its folder to --scenes");
    }

    @Test
    void wrong_usage_is_told() {
        Ran sample = Ran.command("verify", data, "--scenes", scans, "--sample", 0);
        assertThat(sample.code()).isEqualTo(ExitCode.USAGE);
        assertThat(sample.err()).contains("'--sample': expected a whole number");
        assertThat(Ran.command("verify", data).code()).isEqualTo(ExitCode.USAGE);
        Ran none = Ran.command("verify", scans, "--scenes", scans);
        assertThat(none.code()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("no finished data set");
    }
}
