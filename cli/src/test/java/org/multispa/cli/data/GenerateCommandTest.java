package org.multispa.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.testing.SharedData;
import org.multispa.testing.rooms.Damage;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class GenerateCommandTest {
    private static final int FRAMES = 6;

    @TempDir
    private static Path scans;

    @TempDir
    private Path out;

    @BeforeAll
    static void scanRooms() throws IOException {
        PlainFolder.write(RoomScan.of(FRAMES, 1), scans.resolve("good/room-1"), "one");
        PlainFolder.write(RoomScan.of(FRAMES, 2), scans.resolve("mixed/room-2"), "two");
        PlainFolder.write(RoomScan.of(FRAMES, 3), scans.resolve("mixed/room-3"), "three");
        PlainFolder.write(RoomScan.of(FRAMES, 4), scans.resolve("mixed/room-4"), "four");
        Damage.truncate(scans.resolve("mixed/room-3/points.ply"), 0.5);
        Damage.truncate(scans.resolve("mixed/room-4").resolve(PlainFolder.color(1)), 0.5);
    }

    @Test
    void a_real_clip_makes_motion_samples_in_both_profiles() {
        Path clip = SharedData.require("data/tapvid3d");
        for (String profile : List.of("paper", "strict")) {
            Ran ran = Ran.command(
                    "generate", "--scenes", clip, "--out", out.resolve(profile), "--count", "5", "--profile", profile);
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("motion-vector-dot-adt", "20 samples from 1 scene");
        }
    }

    @Test
    void subtasks_that_no_scene_feeds_are_named_in_short_lines() throws IOException {
        Path data = out.resolve("data");
        Ran ran = Ran.command(
                "generate",
                "--scenes",
                scans.resolve("good"),
                "--out",
                data,
                "--count",
                "2",
                "--points-per-body",
                "3",
                "--pairs-per-bin",
                "4",
                "--reversed",
                "12.5");
        assertThat(ran.code()).as(ran.err()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.get(lines.indexOf("nothing in these scenes to ask for:") + 1))
                .startsWith("  ")
                .contains("motion-distance-dot-adt, ");
        assertThat(lines.stream().filter(line -> line.contains("motion-")))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("motion-vector-coordinate-pstudio"));
        JsonNode asking = new JsonMapper()
                .readTree(Files.readAllBytes(data.resolve("manifest.json")))
                .get("configuration")
                .get("asking");
        assertThat(asking.get("motion_points_per_body").asInt()).isEqualTo(3);
        assertThat(asking.get("motion_pairs_per_bin").asInt()).isEqualTo(4);
        assertThat(asking.get("motion_reversed_percent").asDouble()).isEqualTo(12.5);
    }

    @Test
    void data_of_good_scenes_ends_with_code_0_and_again_does_nothing() throws IOException {
        Path data = out.resolve("data");
        Object[] command = {"generate", "--scenes", scans.resolve("good"), "--out", data, "--count", 4};
        Ran ran = Ran.command(command);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("camera-distance", "samples from 1 scene ");
        assertThat(ran.err()).contains("survey", "write", "join");
        assertThat(data.resolve("manifest.json")).exists();
        assertThat(data.resolve(".work")).doesNotExist();
        byte[] manifest = Files.readAllBytes(data.resolve("manifest.json"));
        Ran again = Ran.command(command);
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("complete already");
        assertThat(Files.readAllBytes(data.resolve("manifest.json"))).isEqualTo(manifest);
    }

    @Test
    void what_was_set_aside_is_told_with_code_3() {
        Ran ran = Ran.command(
                "generate",
                "--scenes",
                scans.resolve("mixed"),
                scans.resolve("good"),
                "--out",
                out.resolve("data"),
                "--count",
                3,
                "--images",
                "lazy");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out())
                .contains("samples from 3 scenes")
                .contains("set aside: scene room-3", "points.ply")
                .contains("set aside in room-4: frame 5", "truncated JPEG");
    }

    @Test
    void failing_fast_ends_with_code_1() {
        Ran ran = Ran.command(
                "generate", "--scenes", scans.resolve("mixed"), "--out", out.resolve("data"), "--fail-fast");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("points.ply").doesNotContain("\tat ");
        assertThat(out.resolve("data/manifest.json")).doesNotExist();
    }

    @Test
    void chosen_subtasks_are_made_and_no_others() throws IOException {
        Path data = out.resolve("data");
        Ran ran = Ran.command(
                "generate",
                "--scenes",
                scans.resolve("good"),
                "--out",
                data,
                "--count",
                5,
                "--images",
                "none",
                "--subtasks",
                "camera-vector,depth-estimation-dot",
                "--profile",
                "paper",
                "--distractors",
                "same-object");
        assertThat(ran.code()).as(ran.err()).isZero();
        try (var files = Files.list(data.resolve("train"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("camera-vector-00000.jsonl", "depth-estimation-dot-00000.jsonl");
        }
    }

    @Test
    void a_folder_of_another_run_is_not_touched() {
        Path data = out.resolve("data");
        Object[] first = {"generate", "--scenes", scans.resolve("good"), "--out", data, "--count", 2, "--images", "none"
        };
        assertThat(Ran.command(first).code()).isZero();
        Object[] other = first.clone();
        other[6] = 3;
        Ran ran = Ran.command(other);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("other settings or scenes", "--out");
    }

    @Test
    void a_mixture_makes_all_that_it_names_or_those_that_are_chosen_of_it() throws IOException {
        Path mixture = Files.writeString(out.resolve("mixture.yaml"), """
                name: six-dof
                profile: paper
                distractors: near
                sequences: 0
                counts:
                  camera-distance: 3
                  camera-six-dof: 2
                """);
        Path whole = out.resolve("whole");
        Ran ran = Ran.command("generate", "--scenes", scans.resolve("good"), "--out", whole, "--mixture", mixture);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("camera-distance +3 +3 ")
                .containsPattern("camera-six-dof +2 +2 ")
                .contains("Next:", "  multispa stats " + whole);
        Path some = out.resolve("some");
        Ran chosen = Ran.command(
                "generate",
                "--scenes",
                scans.resolve("good"),
                "--out",
                some,
                "--mixture",
                mixture,
                "--subtasks",
                "camera-six-dof,object-width");
        assertThat(chosen.code()).as(chosen.err()).isZero();
        assertThat(chosen.out())
                .containsPattern("camera-six-dof +2 +2 ")
                .doesNotContain("camera-distance", "object-width");
    }

    @Test
    void a_mixture_that_makes_none_of_the_chosen_subtasks_is_wrong_usage() {
        Path data = out.resolve("data");
        Ran ran = Ran.command(
                "generate",
                "--scenes",
                scans.resolve("good"),
                "--out",
                data,
                "--mixture",
                "toy",
                "--subtasks",
                "camera-roll-angle");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .contains("--subtasks: the mixture toy makes none of camera-roll-angle", "camera-distance")
                .doesNotContain("\tat ");
        assertThat(data).doesNotExist();
    }
}
