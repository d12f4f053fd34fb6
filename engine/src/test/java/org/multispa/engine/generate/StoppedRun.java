package org.multispa.engine.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.multispa.engine.testscenes.Requests;
import org.multispa.scenes.Scenes;

/// A generating process for [KillAndResumeTest]: `StoppedRun SCENES OUT STEP`. It says `here` on standard
/// output when it has come to that step of its progress and stays there; with a negative step it runs to the end.
final class StoppedRun {
    private StoppedRun() {}

    public static void main(String[] arguments) throws IOException, GenerateException {
        Path scenes = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        Generator.run(request(scenes).into(out), new StayingAt(Integer.parseInt(arguments[2])));
    }

    /// What every run of the test makes.
    static Requests request(Path scenes) throws IOException {
        return Requests.of(Scenes.find(scenes)).withCount(4);
    }

    private static final class StayingAt implements Progress {
        private final int step;
        private final AtomicInteger steps = new AtomicInteger();

        StayingAt(int step) {
            this.step = step;
        }

        @Override
        public void stage(String name, long total) {
            stayIfDue();
        }

        @Override
        public void advance(long done) {
            stayIfDue();
        }

        private void stayIfDue() {
            if (steps.getAndIncrement() == step) {
                System.out.println("here");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
