package org.multispa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.testing.SharedData;
import org.multispa.testing.rooms.Damage;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CommandsTest {
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
    void pairs_are_written_as_a_table() throws IOException {
        Path csv = out.resolve("pairs.csv");
        Ran ran = Ran.command("pairs", scans.resolve("good"), "--out", csv, "--profile", "paper");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("room-1: 6 frames, 15 pairs");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + FRAMES * (FRAMES - 1) / 2);
        assertThat(lines.getFirst()).isEqualTo("frame1,frame2,overlap_percent,distance_m,yaw_deg,pitch_deg");
        assertThat(lines.get(1)).startsWith("0,5,").matches("\\d+,\\d+(,-?\\d+\\.\\d+){4}");
        List<String> visible = Files.readAllLines(out.resolve("pairs.visible.csv"));
        assertThat(visible).hasSize(1 + FRAMES).startsWith("frame,visible_points");
    }

    @Test
    void one_of_several_scenes_must_be_named() throws IOException {
        Path csv = out.resolve("pairs.csv");
        Ran unnamed = Ran.command("pairs", scans.resolve("mixed"), "--out", csv);
        assertThat(unnamed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unnamed.err()).contains("--scene", "room-2", "room-3", "room-4");
        Ran named = Ran.command("pairs", scans.resolve("mixed"), "--scene", "room-2", "--out", csv);
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(csv).exists();
    }

    @Test
    void bodies_are_asked_of_tracked_videos_alone() {
        Path csv = out.resolve("labels.csv");
        Ran scan = Ran.command("bodies", scans.resolve("good"), "--out", csv);
        assertThat(scan.code()).isEqualTo(ExitCode.FAILED);
        assertThat(scan.err()).contains("room-1", "a scan that stands still, expected a tracked video");
        Ran limit = Ran.command("bodies", scans.resolve("good"), "--out", csv, "--max-tracks", "0");
        assertThat(limit.code()).isEqualTo(ExitCode.USAGE);
        assertThat(limit.err()).contains("--max-tracks must lie in 1..65536, found 0");
        assertThat(csv).doesNotExist();
    }

    @Test
    void the_bodies_of_a_real_clip_are_written_track_by_track() throws IOException {
        Path csv = out.resolve("labels.csv");
        Path clip = SharedData.require("data/tapvid3d");
        Ran ran = Ran.command("bodies", clip, "--out", csv);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("6 frames, 2,124 tracks", "1 body, 1 of them", "body 0: 2,124 tracks");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + 2124).startsWith("track,body", "0,0").endsWith("2123,0");
        Ran few = Ran.command("bodies", clip, "--out", csv, "--max-tracks", "2123");
        assertThat(few.code()).isEqualTo(ExitCode.USAGE);
        assertThat(few.err()).contains("has 2124 tracks, expected at most 2123", "raise --max-tracks");
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
    void subtasks_that_no_scene_feeds_are_named_in_one_line() throws IOException {
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
        assertThat(ran.out().lines().filter(line -> line.contains("motion-")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line).startsWith("nothing in these scenes to ask for ");
                    assertThat(line).contains("motion-vector-dot-pstudio");
                });
        JsonNode asking = new JsonMapper()
                .readTree(Files.readAllBytes(data.resolve("manifest.json")))
                .get("configuration")
                .get("asking");
        assertThat(asking.get("motion_points_per_body").asInt()).isEqualTo(3);
        assertThat(asking.get("motion_pairs_per_bin").asInt()).isEqualTo(4);
        assertThat(asking.get("motion_reversed_percent").asDouble()).isEqualTo(12.5);
    }

    @Test
    void objects_are_written_with_their_sides_and_sets() throws IOException {
        Path json = out.resolve("objects.json");
        Ran ran = Ran.command("objects", scans.resolve("good"), "--out", json, "--profile", "paper");
        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode root = new JsonMapper().readTree(Files.readAllBytes(json));
        assertThat(root.get("frames")).hasSize(FRAMES);
        assertThat(root.get("objects")).isNotEmpty().allSatisfy(object -> {
            assertThat(object.propertyNames())
                    .contains("object_id", "label", "points", "frames", "height", "length", "width");
            assertThat(object.get("height").get("size_m").doubleValue()).isBetween(0.0, 2.6);
        });
        assertThat(root.get("left_out"))
                .anySatisfy(
                        object -> assertThat(object.get("label").stringValue()).isEqualTo("object"));
    }

    @Test
    void a_good_scene_passes_its_check() {
        Ran ran = Ran.command("scenes", "check", scans.resolve("good"));
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("room-1 (plain): 6 frames", "8 objects", "conventions: fit together");
    }

    @Test
    void a_tracked_video_passes_its_check_and_its_kind_may_be_given() {
        Path clips = SharedData.require("data/tapvid3d");
        Ran ran = Ran.command("scenes", "check", clips, "--track-subset", "pstudio");
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains("(tapvid3d): 6 frames, 2,124 tracked points, the camera moves", "100.0 % of them inside")
                .contains("stand still", "conventions: fit together");
        Ran wrong = Ran.command("scenes", "check", clips, "--track-subset", "cats");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("--track-subset", "cats");
    }

    @Test
    void a_scene_list_chooses_scenes_and_unknown_names_are_told() throws IOException {
        Path list = Files.writeString(out.resolve("list.txt"), "# chosen\nroom-2\nroom-9.npz\n");
        Ran ran = Ran.command("scenes", "check", scans.resolve("mixed"), "--scene-list", list);
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("room-2 (plain)").doesNotContain("room-3", "room-4");
        assertThat(ran.err()).contains("list.txt names 1 scenes", "room-9");
        Path data = out.resolve("data");
        Ran made = Ran.command(
                "generate", "--scenes", scans.resolve("mixed"), "--scene-list", list, "--out", data, "--count", 4);
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("samples from 1 scene ");
        Files.writeString(list, "room-9\n");
        Ran none = Ran.command("scenes", "check", scans.resolve("mixed"), "--scene-list", list);
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("names none of the 3 scenes");
    }

    @Test
    void a_broken_scene_fails_its_check_with_the_reason() {
        Ran ran = Ran.command("scenes", "check", scans.resolve("mixed"));
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("room-3: cannot be used: ", "points.ply", "room-2 (plain)");
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
}
