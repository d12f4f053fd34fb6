package org.multispa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StopGuardTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_goes_though_files_are_still_written_into_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path making = Files.createDirectory(folder.resolve("making" + round));
            CountDownLatch begun = new CountDownLatch(20);
            Thread writer = Thread.ofPlatform().start(() -> write(making, begun));
            try (StopGuard guard = new StopGuard(making)) {
                assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
                guard.stop();
                writer.join();
                assertThat(making).doesNotExist();
            }
        }
    }

    /// Files one after the other, which bring the folder back if need be, until one's folder is lost on the way.
    private static void write(Path making, CountDownLatch begun) {
        try {
            for (int i = 0; ; i++) {
                AtomicFiles.write(making.resolve("file" + i), "text");
                begun.countDown();
            }
        } catch (IOException e) {
            assertThat(begun.getCount()).isZero();
        }
    }

    @Test
    void nothing_last_is_done_once_the_program_stops() throws Exception {
        Path making = Files.createDirectory(folder.resolve("making"));
        try (StopGuard guard = new StopGuard(making)) {
            guard.unlessStopped(() -> Files.writeString(making.resolve("last"), "x"));
            assertThat(making.resolve("last")).exists();
            guard.stop();
            assertThatThrownBy(() -> guard.unlessStopped(() -> Files.createDirectory(making)))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessageContaining("making");
            assertThat(making).doesNotExist();
        }
    }
}
