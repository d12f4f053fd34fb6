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
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportFormats;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

/// Generated data through every export.
final class ExportCommandTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeData() throws IOException {
        PlainFolder.write(RoomScan.of(6, 1), shared.resolve("rooms/room-1"), "one");
        for (String images : new String[] {"lazy", "none"}) {
            Ran ran = Ran.command(
                    "generate",
                    "--scenes",
                    shared.resolve("rooms"),
                    "--out",
                    shared.resolve(images),
                    "--count",
                    3,
                    "--images",
                    images);
            assertThat(ran.code()).as(ran.err()).isZero();
        }
    }

    @Test
    void every_format_takes_generated_data() {
        for (ExportFormat format : ExportFormats.all()) {
            Path out = folder.resolve(format.name());
            Ran ran = Ran.command("export", shared.resolve("lazy"), "--to", format.name(), "--out", out);
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("camera-distance", " samples, ", " images in " + out);
            assertThat(ran.err()).contains("export ", "left 0:00").doesNotContain("SLF4J");
            assertThat(out.resolve("export.json")).exists();
        }
    }

    @Test
    void a_sample_that_cannot_be_used_is_named_with_code_3() throws IOException {
        Path data = folder.resolve("data");
        assertThat(Ran.command(
                                "generate",
                                "--scenes",
                                shared.resolve("rooms"),
                                "--out",
                                data,
                                "--count",
                                3,
                                "--subtasks",
                                "depth-estimation-dot")
                        .code())
                .isZero();
        try (var images = Files.walk(data.resolve("images"))) {
            Files.delete(images.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
        Ran ran = Ran.command("export", data, "--to", "parquet", "--out", folder.resolve("out"));
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("set aside: sample ", "is missing");
    }

    @Test
    void subtasks_beyond_the_26_are_exported_too_unless_others_are_chosen() {
        Path data = folder.resolve("data");
        Ran made = Ran.command(
                "generate",
                "--scenes",
                shared.resolve("rooms"),
                "--out",
                data,
                "--count",
                2,
                "--subtasks",
                "camera-six-dof,camera-distance");
        assertThat(made.code()).as(made.err()).isZero();
        Ran all = Ran.command("export", data, "--to", "llava", "--out", folder.resolve("all"));
        assertThat(all.out()).contains("camera-six-dof", "camera-distance");
        Ran some = Ran.command("export", data, "--to", "llava", "--out", folder.resolve("some"), "--subtasks", "all");
        assertThat(some.out()).contains("camera-distance").doesNotContain("camera-six-dof");
    }

    @Test
    void what_cannot_be_is_refused_with_a_reason() {
        Path data = shared.resolve("lazy");
        Path out = folder.resolve("out");
        assertRefused(ExitCode.USAGE, "internvl, llava, lmms-eval", "export", data, "--to", "coco", "--out", out);
        assertRefused(
                ExitCode.USAGE, "no split 'test'", "export", data, "--to", "llava", "--out", out, "--split", "test");
        assertRefused(
                ExitCode.USAGE,
                "no subtask 'x'; known are",
                "export",
                data,
                "--to",
                "llava",
                "--out",
                out,
                "--subtasks",
                "x");
        assertRefused(
                ExitCode.USAGE,
                "parquet takes images as embed, not as link",
                "export",
                data,
                "--to",
                "parquet",
                "--out",
                out,
                "--images",
                "link");
        assertRefused(
                ExitCode.USAGE,
                "expected link, copy, embed or none",
                "export",
                data,
                "--to",
                "llava",
                "--out",
                out,
                "--images",
                "all");
        assertRefused(
                ExitCode.USAGE,
                "'--shard-size': expected a whole number",
                "export",
                data,
                "--to",
                "parquet",
                "--out",
                out,
                "--shard-size",
                0);
        assertRefused(ExitCode.USAGE, "limit", "export", data, "--to", "llava", "--out", out, "--limit", "0");
        assertRefused(ExitCode.USAGE, "a name is", "export", data, "--to", "llava", "--out", out, "--name", "../x");
        assertRefused(
                ExitCode.USAGE,
                "'--max-dynamic-patch': expected a whole number",
                "export",
                data,
                "--to",
                "internvl",
                "--out",
                out,
                "--max-dynamic-patch",
                "0");
        assertRefused(ExitCode.FAILED, "manifest.json", "export", folder, "--to", "llava", "--out", out);
        assertRefused(
                ExitCode.FAILED,
                "was made with --images none",
                "export",
                shared.resolve("none"),
                "--to",
                "webdataset",
                "--out",
                out);
        assertRefused(ExitCode.FAILED, "holds the data set", "export", data, "--to", "llava", "--out", data, "--force");
        assertThat(out).doesNotExist();
    }

    private static void assertRefused(int code, String reason, Object... command) {
        Ran ran = Ran.command(command);
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }
}
