package org.multispa.training.ranks;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.multispa.training.launch.LaunchedBy;
import org.multispa.training.ranks.network.Board;

/// Gives signs of life to the other ranks, and knows when the run has ended for one of them and thereby for all. The
/// end and its reason are a notice on the board; whoever finds it first puts it up.
///
/// A process that dies closes its connections, so work with it fails at once, but that does not tell who died: only
/// then a few missing signs are taken as proof. Without such a failure a rank may be silent for much longer.
final class Watch implements AutoCloseable {
    private static final String END = "end";
    private static final String TROUBLE = "trouble";
    private static final String LEFT = "left";
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration SUSPICION = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final RankSettings settings;
    private final Board own;
    private final Roll roll;
    private final LaunchedBy launcher = LaunchedBy.fromEnvironment(System.getenv());
    private final Thread thread;
    private volatile Optional<String> end = Optional.empty();
    private volatile boolean someLeft;
    private volatile boolean stopped;
    private volatile long answered = System.nanoTime();

    private Watch(RankSettings settings, Board own) {
        this.settings = settings;
        this.own = own;
        this.roll = new Roll(settings);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("signs of life of rank " + settings.rank())
                .unstarted(this::run);
    }

    /// Begins to watch, with a connection of its own.
    static Watch start(RankSettings settings) throws IOException {
        Watch watch = new Watch(settings, Board.reach(settings.place(), settings.timeout()));
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!stopped) {
                look();
                answered = System.nanoTime();
                LockSupport.parkNanos(BEAT.toNanos());
            }
        } catch (RuntimeException e) {
            end = Optional.of(rankZeroIsLost());
        }
    }

    private void look() {
        Roll.sign(own, settings.rank());
        someLeft = own.add(LEFT, 0) > 0;
        if (end.isEmpty() && own.has(END)) {
            end = Optional.of(own.get(END));
        }
        if (end.isEmpty() && launcher.isGone()) {
            end = Optional.of(own.setFirst(END, "the launcher of rank " + settings.rank() + " is gone"));
        }
        if (settings.rank() == 0) {
            roll.read(own);
            boolean trouble = own.add(TROUBLE, 0) > 0;
            Duration limit = trouble && SUSPICION.compareTo(settings.silence()) < 0 ? SUSPICION : settings.silence();
            OptionalInt silent = roll.silent(limit).findFirst();
            if (end.isEmpty() && silent.isPresent()) {
                end = Optional.of(own.setFirst(
                        END,
                        "rank " + silent.getAsInt() + " is lost: it has given no sign of life for "
                                + Meeting.words(limit)));
            }
        }
    }

    /// Why the run has ended, if it has.
    Optional<String> end() {
        if (end.isEmpty() && System.nanoTime() - answered > settings.silence().toNanos()) {
            return Optional.of(rankZeroIsLost());
        }
        return end;
    }

    /// Whether a rank has left in good order. Work that it takes part in may still come to its end.
    boolean someLeft() {
        return someLeft;
    }

    /// Ends the run for all ranks, unless it has ended already.
    ///
    /// @param board not that of this watch
    /// @return why it has ended
    String end(Board board, String reason) {
        try {
            return board.setFirst(END, reason);
        } catch (RuntimeException e) {
            return end().orElse(settings.rank() == 0 ? reason : rankZeroIsLost());
        }
    }

    /// Finds out why work together has failed, and ends the run for all ranks with that. Takes a few seconds.
    ///
    /// @param board not that of this watch
    /// @param failure what this rank noticed itself
    String explain(Board board, String failure) {
        long deadline = System.nanoTime() + SUSPICION.plus(SUSPICION).toNanos();
        try {
            board.add(TROUBLE, 1);
            while (System.nanoTime() < deadline) {
                Optional<String> known = end();
                if (known.isPresent()) {
                    return known.get();
                }
                if (someLeft) {
                    // One that left because of another's end has put up that end before.
                    deadline = Math.min(
                            deadline, System.nanoTime() + BEAT.plus(BEAT).toNanos());
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
            Roll others = new Roll(settings);
            others.read(board);
            OptionalInt left = others.left().findFirst();
            return end(
                    board,
                    left.isPresent()
                            ? "rank " + left.getAsInt() + " left the run while rank " + settings.rank()
                                    + " still waited for it"
                            : "rank " + settings.rank() + " lost its connection to another rank: " + failure);
        } catch (RuntimeException e) {
            return end().orElse(rankZeroIsLost());
        }
    }

    private String rankZeroIsLost() {
        return "rank 0 is lost: nothing answers at " + settings.place() + " any more";
    }

    /// Leaves. Rank 0, which has the board, waits a little for the others to leave.
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(FAREWELL);
            if (thread.isAlive()) {
                return;
            }
            own.add(LEFT, 1);
            Roll.leave(own, settings.rank());
            long deadline = System.nanoTime() + FAREWELL.toNanos();
            while (settings.rank() == 0 && !roll.empty(SUSPICION) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK.toNanos());
                roll.read(own);
            }
            own.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            own.close();
        }
    }
}
