package org.multispa.training.ranks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.Device;

/// How ranks find each other: rank 0 puts up a board, all sign in there, and when all have, they connect.
final class Meeting {
    private static final System.Logger LOG = System.getLogger(Meeting.class.getName());
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RankSettings settings;
    private final String at;

    private Meeting(RankSettings settings) {
        this.settings = settings;
        this.at = settings.host() + ":" + settings.port();
    }

    static Ranks join(RankSettings settings, Device device) {
        return new Meeting(settings).join(device);
    }

    private Ranks join(Device device) {
        ProcessGroups groups = ProcessGroups.forDevice(device);
        Board board = open();
        try {
            signIn(board, groups.title());
            awaitAll(board);
        } catch (RuntimeException e) {
            board.close();
            throw e instanceof RankException known
                    ? known
                    : new RankException("rank " + settings.rank() + " lost rank 0 at " + at + " while the ranks met: "
                            + NativeMessage.of(e), e);
        }
        try {
            Backend group = groups.create(board, settings);
            return new ConnectedRanks(settings, device, group, board, Watch.start(settings));
        } catch (RuntimeException e) {
            board.close();
            throw new RankException("rank " + settings.rank() + " could not connect to the other ranks by "
                    + groups.title() + ": " + NativeMessage.of(e) + "; if the machines have several networks, name the"
                    + " one to use in " + groups.interfaceVariable(), e);
        }
    }

    private Board open() {
        try {
            return settings.rank() == 0 ? Board.host(settings) : Board.reach(settings);
        } catch (RankException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RankException(
                    "rank " + settings.rank() + " could not meet the others at " + at + ": " + NativeMessage.of(e), e);
        }
    }

    /// Each place is taken once, and all have the same idea of the run.
    private void signIn(Board board, String kind) {
        String run = settings.size() + " ranks by " + kind;
        String agreed = board.setFirst("run", run);
        if (!agreed.equals(run)) {
            throw new RankException("rank " + settings.rank() + " expects " + run + ", but another rank at " + at
                    + " expects " + agreed + "; start all with the same WORLD_SIZE and device");
        }
        if (board.add(claim(settings.rank()), 1) != 1) {
            throw new RankException("rank " + settings.rank() + " is already there at " + at
                    + "; give each process a RANK of its own, and each run a MASTER_PORT of its own");
        }
    }

    private void awaitAll(Board board) {
        Instant start = Instant.now();
        Instant tell = start.plus(PATIENCE);
        while (true) {
            List<Integer> missing = IntStream.range(0, settings.size())
                    .filter(rank -> !board.has(claim(rank)))
                    .boxed()
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            Instant now = Instant.now();
            if (now.isAfter(start.plus(settings.timeout()))) {
                throw new RankException("rank " + settings.rank() + " waited " + words(settings.timeout()) + " at "
                        + at + " in vain for rank " + list(missing) + " of " + settings.size()
                        + "; in a Slurm batch script, srun starts all of them");
            }
            if (now.isAfter(tell)) {
                tell = now.plus(PATIENCE);
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> "rank " + settings.rank() + " waits at " + at + " for rank " + list(missing) + " of "
                                + settings.size());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static String claim(int rank) {
        return "rank/" + rank;
    }

    private static String list(List<Integer> ranks) {
        return String.join(", ", ranks.stream().map(String::valueOf).toList());
    }

    /// A time to wait, as people say it.
    static String words(Duration time) {
        return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toMillis() / 1000.0 + " seconds";
    }
}
