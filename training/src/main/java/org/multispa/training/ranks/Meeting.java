package org.multispa.training.ranks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.Device;
import org.multispa.training.ranks.network.Board;
import org.multispa.training.ranks.network.NativeMessage;
import org.multispa.training.ranks.network.ProcessGroups;

/// How ranks find each other: rank 0 puts up a board, all sign in there, and when all have, they connect.
final class Meeting {
    private static final System.Logger LOG = System.getLogger(Meeting.class.getName());
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RankSettings settings;

    private Meeting(RankSettings settings) {
        this.settings = settings;
    }

    static Ranks join(RankSettings settings, Device device) {
        try {
            return new Meeting(settings).join(device);
        } catch (IOException e) {
            throw new RankException("rank " + settings.rank() + " of " + settings.size() + ": " + e.getMessage(), e);
        }
    }

    private Ranks join(Device device) throws IOException {
        ProcessGroups groups = ProcessGroups.forDevice(device);
        Board board = settings.rank() == 0
                ? Board.host(settings.place(), settings.timeout())
                : Board.reach(settings.place(), settings.timeout());
        try {
            signIn(board, groups.title());
            awaitAll(board);
            // Behind our own time to wait stands that of libtorch.
            Backend group = groups.connect(
                    board,
                    settings.place(),
                    settings.rank(),
                    settings.size(),
                    settings.timeout().multipliedBy(2));
            return new ConnectedRanks(settings, device, group, board, Watch.start(settings));
        } catch (IOException | RankException e) {
            board.close();
            throw e;
        } catch (RuntimeException e) {
            board.close();
            throw new IOException(
                    "rank 0 at " + settings.place() + " was lost while the ranks met: " + NativeMessage.of(e), e);
        }
    }

    /// Each place is taken once, and all have the same idea of the run.
    private void signIn(Board board, String kind) throws IOException {
        String run = settings.size() + " ranks by " + kind;
        String agreed = board.setFirst("run", run);
        if (!agreed.equals(run)) {
            throw new IOException("expects " + run + ", but another rank at " + settings.place() + " expects " + agreed
                    + "; start all with the same WORLD_SIZE and device");
        }
        if (board.add(claim(settings.rank()), 1) != 1) {
            throw new IOException("such a rank is there already at " + settings.place()
                    + "; give each process a RANK of its own, and each run a MASTER_PORT of its own");
        }
    }

    private void awaitAll(Board board) throws IOException {
        long start = System.nanoTime();
        long tell = start + PATIENCE.toNanos();
        for (String missing = missing(board); !missing.isEmpty(); missing = missing(board)) {
            long now = System.nanoTime();
            if (now - start > settings.timeout().toNanos()) {
                throw new IOException("waited " + words(settings.timeout()) + " at " + settings.place()
                        + " in vain for rank " + missing + "; in a Slurm batch script, srun starts all of them");
            }
            if (now > tell) {
                tell = now + PATIENCE.toNanos();
                String text = "rank " + settings.rank() + " of " + settings.size() + " waits at " + settings.place()
                        + " for rank " + missing;
                LOG.log(System.Logger.Level.INFO, text);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// The ranks that have not signed in.
    private String missing(Board board) {
        List<String> ranks = IntStream.range(0, settings.size())
                .filter(rank -> !board.has(claim(rank)))
                .mapToObj(String::valueOf)
                .toList();
        return String.join(", ", ranks);
    }

    private static String claim(int rank) {
        return "rank/" + rank;
    }

    /// A time to wait, as people say it.
    static String words(Duration time) {
        return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toMillis() / 1000.0 + " seconds";
    }
}
