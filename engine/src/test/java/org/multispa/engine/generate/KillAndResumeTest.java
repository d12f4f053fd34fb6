package org.multispa.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.testing.FolderContent;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

/// A run in a process of its own is killed and then continued; what it leaves is what an undisturbed run leaves.
final class KillAndResumeTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private static Path folder;

    private static SortedMap<String, String> undisturbed = new TreeMap<>();

    @BeforeAll
    static void runUndisturbed() throws Exception {
        PlainFolder.write(RoomScan.of(7, 1), folder.resolve("scans/room-a"), "a");
        PlainFolder.write(RoomScan.of(6, 2), folder.resolve("scans/room-b"), "b");
        StoppedRun.request(folder.resolve("scans")).run(folder.resolve("undisturbed"));
        undisturbed = FolderContent.of(folder.resolve("undisturbed"));
        assertThat(undisturbed).hasSizeGreaterThan(40).doesNotContainKey(".work");
    }

    @Test
    void a_run_killed_between_its_steps_goes_on_to_the_same_bytes() throws Exception {
        for (int step = 0; step < 9; step += 3) {
            Path out = folder.resolve("step-" + step);
            Process process = start(out, step);
            try (BufferedReader said = process.inputReader()) {
                assertThat(said.readLine()).as("step %d", step).isEqualTo("here");
            }
            kill(process);
            assertThat(out.resolve("manifest.json")).as("step %d", step).doesNotExist();
            continueAndCompare(out);
        }
    }

    @Test
    void a_run_killed_at_the_sight_of_a_file_goes_on_to_the_same_bytes() throws Exception {
        for (String sight : List.of(
                ".work/census/room-b.bin",
                ".work/parts/room-a.unfinished/images/room-a",
                ".work/parts/room-b.unfinished/correspondence-choice.jsonl",
                "images/room-a",
                "train/camera-distance-00000.jsonl",
                "manifest.json")) {
            Path out = folder.resolve("sight-" + Integer.toHexString(sight.hashCode()));
            Process process = start(out, -1);
            while (process.isAlive() && !Files.exists(out.resolve(sight))) {
                Thread.onSpinWait();
            }
            kill(process);
            continueAndCompare(out);
        }
    }

    @Test
    void a_run_killed_again_and_again_gets_to_the_same_bytes() throws Exception {
        Path out = folder.resolve("again");
        for (int time = 0; time < 2; time++) {
            Process process = start(out, 3);
            try (BufferedReader said = process.inputReader()) {
                assertThat(said.readLine()).isEqualTo("here");
            }
            kill(process);
        }
        continueAndCompare(out);
    }

    private static void continueAndCompare(Path out) throws Exception {
        StoppedRun.request(folder.resolve("scans")).run(out);
        assertThat(FolderContent.of(out)).as(out.getFileName() + "").isEqualTo(undisturbed);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static Process start(Path out, int step) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StoppedRun.class.getName()));
        command.addAll(List.of(folder.resolve("scans").toString(), out.toString(), Integer.toString(step)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
