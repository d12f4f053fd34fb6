package org.multispa.cli.scenes;

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

final class OneSceneCommandsTest {
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
}
