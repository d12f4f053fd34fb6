package org.multispa.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.testing.FolderContent;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

final class BenchmarkCommandsTest {
    private static final String SUBTASKS = "depth-estimation-dot,camera-yaw-direction,correspondence-choice";

    @TempDir
    private static Path scans;

    @TempDir
    private Path out;

    @BeforeAll
    static void scanRooms() throws IOException {
        PlainFolder.write(RoomScan.of(8, 1), scans.resolve("held/room-1"), "one");
        PlainFolder.write(RoomScan.of(8, 2), scans.resolve("train/room-2"), "two");
    }

    @Test
    void a_benchmark_holds_questions_without_answers_and_is_the_same_every_time() throws IOException {
        Ran first = build("held", "a");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("checksum ", "benchmark.json");
        try (Stream<Sample> samples = DatasetReader.open(out.resolve("a")).samples()) {
            assertThat(samples).isNotEmpty().allMatch(Sample::isBenchmark);
        }
        Ran second = build("held", "b");
        assertThat(second.code()).isZero();
        assertThat(FolderContent.files(out.resolve("b"))).isEqualTo(FolderContent.files(out.resolve("a")));
        Ran check = Ran.command("benchmark", "check", out.resolve("a"));
        assertThat(check.code()).as(check.out()).isZero();
        assertThat(check.out()).contains("as it was sealed");
    }

    @Test
    void scenes_of_another_place_are_apart_and_the_same_scene_is_not() throws IOException {
        build("held", "bench");
        Ran other = Ran.command(
                "generate", "--scenes", scans.resolve("train"), "--out", out.resolve("other"), "--count", "5");
        assertThat(other.code()).as(other.err()).isZero();
        Ran apart = Ran.command("benchmark", "check", out.resolve("bench"), "--train", out.resolve("other"));
        assertThat(apart.out()).contains("scene families in both: none", "identical images: 0");

        Ran same = Ran.command(
                "generate", "--scenes", scans.resolve("held"), "--out", out.resolve("same"), "--count", "5");
        assertThat(same.code()).as(same.err()).isZero();
        Ran mixed = Ran.command("benchmark", "check", out.resolve("bench"), "--train", out.resolve("same"));
        assertThat(mixed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(mixed.out()).contains("scene families in both: one", "NOT apart", "images that look alike: ");
    }

    @Test
    void what_the_scenes_cannot_fill_is_named() throws IOException {
        Ran ran = Ran.command(
                "benchmark",
                "build",
                "--scenes",
                scans.resolve("held"),
                "--out",
                out.resolve("c"),
                "--subtasks",
                "camera-vector",
                "--count",
                "1000",
                "--complete");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out()).containsPattern("missing: \\d+ of camera-vector");
    }

    @Test
    void a_split_file_chooses_the_held_out_scenes() throws IOException {
        Path split = Files.writeString(out.resolve("split.txt"), "one\n");
        Ran ran = Ran.command(
                "benchmark",
                "build",
                "--scenes",
                scans,
                "--split",
                split,
                "--out",
                out.resolve("d"),
                "--subtasks",
                SUBTASKS,
                "--preset",
                "toy");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(DatasetReader.open(out.resolve("d")).manifest().scenes())
                .singleElement()
                .satisfies(scene -> assertThat(scene.family()).isEqualTo("one"));
        Ran none = Ran.command(
                "benchmark", "build", "--scenes", scans.resolve("train"), "--split", split, "--out", out.resolve("e"));
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("holds out none of the 1 scenes");
    }

    @Test
    void counts_come_from_a_mixture_which_must_make_what_is_chosen() {
        Ran ran = buildCounted("camera-distance,camera-vector");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("camera-distance", "Next: multispa benchmark check " + out.resolve("counted"));
        Ran none = buildCounted("camera-roll-angle");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err())
                .contains("--subtasks: the mixture toy makes none of camera-roll-angle")
                .doesNotContain("\tat ");
        Ran both =
                Ran.command("benchmark", "build", "--scenes", scans, "--out", out, "--counts", "toy", "--count", "2");
        assertThat(both.code()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("--counts and --count exclude each other");
        Ran preset = Ran.command("benchmark", "build", "--scenes", scans, "--out", out, "--preset", "huge");
        assertThat(preset.code()).isEqualTo(ExitCode.USAGE);
        assertThat(preset.err()).contains("expected toy, mini or full, found 'huge'");
    }

    private Ran buildCounted(String subtasks) {
        return Ran.command(
                "benchmark",
                "build",
                "--scenes",
                scans.resolve("held"),
                "--out",
                out.resolve("counted"),
                "--counts",
                "toy",
                "--subtasks",
                subtasks);
    }

    private Ran build(String scenes, String to) {
        return Ran.command(
                "benchmark",
                "build",
                "--scenes",
                scans.resolve(scenes),
                "--out",
                out.resolve(to),
                "--subtasks",
                SUBTASKS,
                "--preset",
                "toy");
    }
}
