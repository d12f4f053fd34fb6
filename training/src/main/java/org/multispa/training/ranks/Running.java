package org.multispa.training.ranks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Work;
import org.multispa.training.ranks.network.NativeMessage;

/// Work of a process group that is under way.
final class Running implements Pending {
    /// How long libtorch waits before this looks whether the others still live.
    private static final Duration SLICE = Duration.ofMillis(500);

    /// How long work with a rank that has left may take to come to its end.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final long SHORTEST_PAUSE = 20_000;
    private static final long LONGEST_PAUSE = 1_000_000;

    private final Work work;
    private final boolean cuda;
    private final ConnectedRanks ranks;
    private boolean over;

    /// @param work free of every scope
    /// @param cuda whether it runs on a GPU: its own waiting then only orders it before what follows there
    Running(Work work, boolean cuda, ConnectedRanks ranks) {
        this.work = work;
        this.cuda = cuda;
        this.ranks = ranks;
    }

    @Override
    public boolean done() {
        return over || work.isCompleted();
    }

    @Override
    public void await() {
        if (over) {
            return;
        }
        long start = System.nanoTime();
        while (!step()) {
            ranks.requireGoing(System.nanoTime() - start, FAREWELL);
        }
        over = true;
        work.close();
        ranks.finished();
    }

    /// Waits a little, and says whether the work is done.
    private boolean step() {
        try (PointerScope _ = new PointerScope()) {
            if (!cuda) {
                return work._wait(new Milliseconds(SLICE.toMillis())) || work.isCompleted();
            }
            long end = System.nanoTime() + SLICE.toNanos();
            long pause = SHORTEST_PAUSE;
            while (!work.isCompleted()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                LockSupport.parkNanos(pause);
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
            work._wait();
            return true;
        } catch (RuntimeException e) {
            if (cuda || (work.isCompleted() && !work.isSuccess())) {
                throw ranks.failed(NativeMessage.of(e));
            }
            // The time of this slice is up, or it was done at the very end of it.
            return work.isCompleted();
        }
    }
}
