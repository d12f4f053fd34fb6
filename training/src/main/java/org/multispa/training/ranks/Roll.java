package org.multispa.training.ranks;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.multispa.training.ranks.network.Board;

/// Who is still there, as rank 0 keeps it. Each rank counts up a number of its own as long as it lives, and takes it
/// beyond any count when it leaves.
final class Roll {
    private static final long LEFT = 1L << 60;

    private final int rank;
    private final long[] counts;
    private final long[] changed;

    Roll(RankSettings settings) {
        this.rank = settings.rank();
        this.counts = new long[settings.size()];
        this.changed = new long[settings.size()];
        Arrays.fill(changed, System.nanoTime());
    }

    static void sign(Board board, int rank) {
        board.add(name(rank), 1);
    }

    static void leave(Board board, int rank) {
        board.add(name(rank), LEFT);
    }

    private static String name(int rank) {
        return "life/" + rank;
    }

    /// Reads the numbers of the others.
    void read(Board board) {
        for (int other = 0; other < counts.length; other++) {
            long count = other == rank ? 0 : board.add(name(other), 0);
            if (count != counts[other]) {
                counts[other] = count;
                changed[other] = System.nanoTime();
            }
        }
    }

    /// The others that have left.
    IntStream left() {
        return IntStream.range(0, counts.length).filter(other -> counts[other] >= LEFT);
    }

    /// The others that have not left and have given no sign of life for some time.
    IntStream silent(Duration time) {
        long now = System.nanoTime();
        return IntStream.range(0, counts.length)
                .filter(other -> other != rank)
                .filter(other -> counts[other] < LEFT)
                .filter(other -> now - changed[other] > time.toNanos());
    }

    /// Whether none of the others is there any more.
    boolean empty(Duration silence) {
        return left().count() + silent(silence).count() == counts.length - 1;
    }
}
