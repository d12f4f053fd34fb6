package org.multispa.cli.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;

final class ScenesMakeCommandTest {
    @TempDir
    private Path folder;

    private Ran clips(Path out, Object... more) {
        Object[] fixed = {
            "scenes",
            "make",
            "--out",
            out,
            "--count",
            1,
            "--seed",
            3,
            "--frames",
            10,
            "--tracks",
            96,
            "--size",
            "160x120"
        };
        Object[] command = new Object[fixed.length + more.length];
        System.arraycopy(fixed, 0, command, 0, fixed.length);
        System.arraycopy(more, 0, command, fixed.length, more.length);
        return Ran.command(command);
    }

    @Test
    void clips_are_made_checked_and_asked_about_in_both_layouts() {
        for (String layout : List.of("tapvid3d", "plain")) {
            Path out = folder.resolve(layout);
            Ran made = clips(out, "--motion", "both", "--cameras", 2, "--format", layout);
            assertThat(made.code()).as(made.err()).isZero();
            assertThat(made.out())
                    .contains("3 clips of 10 frames in " + out, "Next: multispa generate --scenes " + out);

            Ran checked = Ran.command("scenes", "check", out);
            assertThat(checked.code()).as(checked.out()).isZero();
            assertThat(checked.out().lines().filter(line -> line.contains("(" + layout + "): 10 frames")))
                    .as(checked.out())
                    .hasSize(3)
                    .anyMatch(line -> line.endsWith("the camera moves"))
                    .anyMatch(line -> line.endsWith("the camera rests"));
            assertThat(checked.out()).contains("conventions: fit together").doesNotContain("FAILED");

            Ran asked =
                    Ran.command("generate", "--scenes", out, "--out", folder.resolve(layout + "-data"), "--count", 2);
            assertThat(asked.code()).as(asked.out()).isZero();
            assertThat(asked.out())
                    .containsPattern("motion-vector-dot-adt +2 +2 ")
                    .containsPattern("motion-distance-coordinate-pstudio +2 +2 ")
                    .contains("16 samples from 3 scenes");
        }
    }

    @Test
    void clips_that_are_there_are_kept() {
        Path out = folder.resolve("clips");
        assertThat(clips(out, "--motion", "adt").code()).isZero();
        Ran again = clips(out, "--motion", "ADT");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("1 clip of 10 frames", "(1 was there already)");
    }

    @Test
    void rooms_are_made_and_checked() {
        Path out = folder.resolve("rooms");
        Ran made = Ran.command(
                "scenes", "make", "--out", out, "--count", 1, "--frames", 6, "--size", "160x120", "--format", "plain");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("1 scene of 6 frames in " + out);
        Ran checked = Ran.command("scenes", "check", out);
        assertThat(checked.code()).as(checked.out()).isZero();
        assertThat(checked.out()).contains("(plain): 6 frames", "conventions: fit together");
    }

    @Test
    void wrong_usage_is_refused_before_anything_is_made() {
        Path out = folder.resolve("none");
        assertRefused("expected none, adt, pstudio or both, found 'fast'", clips(out, "--motion", "fast"));
        assertRefused("--noise is for depth images", clips(out, "--motion", "adt", "--noise"));
        assertRefused("tapvid3d or plain, found scannet", clips(out, "--motion", "adt", "--format", "scannet"));
        assertRefused("expected scannet, plain or tapvid3d", clips(out, "--motion", "adt", "--format", "tum"));
        assertRefused("give --motion adt, pstudio or both too", clips(out));
        assertRefused("'--cameras': expected a whole", clips(out, "--motion", "pstudio", "--cameras", 0));
        assertRefused("1 to 16 cameras", clips(out, "--motion", "pstudio", "--cameras", 17));
        assertRefused("'--count': expected a whole", Ran.command("scenes", "make", "--out", out, "--count", 0));
        assertRefused("640x480", Ran.command("scenes", "make", "--out", out, "--count", 1, "--size", "big"));
        assertRefused(
                "scannet or plain, found tapvid3d",
                Ran.command("scenes", "make", "--out", out, "--count", 1, "--format", "tapvid3d"));
        assertThat(out).doesNotExist();
    }

    private static void assertRefused(String reason, Ran ran) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }
}
