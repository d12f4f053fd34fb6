package org.multispa.cli.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.testing.SharedData;
import org.multispa.testing.rooms.Damage;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

final class ScenesCheckCommandTest {
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
        assertThat(ran.err()).contains("list.txt names 1 scene that is not among the given ones", "room-9");
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
}
