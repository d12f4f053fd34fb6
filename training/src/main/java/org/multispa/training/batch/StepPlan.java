package org.multispa.training.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongUnaryOperator;
import org.multispa.geometry.SeededHash;
import org.multispa.training.mixture.order.KeyedPermutation;

/// Which positions of the order a rank takes at a step: a function of seed, settings and lengths.
///
/// The positions of a window of steps are sorted by length and cut into as many groups as it has steps; a step
/// takes a group drawn by the seed, its positions in rising order, so that the ranks' shares are not sorted by
/// length. A window is taken whole, so its lengths are guessed while the steps of the one before are made. For
/// one thread.
final class StepPlan {
    private static final int INDEX_BITS = 24;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
    private static final long LONGEST = 1L << 36;

    private final BatchSettings settings;
    private final LongUnaryOperator length;
    private final Executor pool;
    private final Map<Long, CompletableFuture<long[]>> lengths = new HashMap<>();
    private long planned = -1;
    private long[] sorted = {};

    /// @param length of the sample at a position
    /// @param pool that lengths are found by
    StepPlan(BatchSettings settings, LongUnaryOperator length, Executor pool) {
        this.settings = settings;
        this.length = length;
        this.pool = pool;
    }

    /// The positions of this rank's samples at a step, in order.
    long[] positions(long step) {
        int onAll = settings.samplesPerStepOnAll();
        int from = settings.rank() * settings.samplesPerStep();
        if (settings.window() == 1) {
            long[] positions = new long[settings.samplesPerStep()];
            Arrays.setAll(positions, i -> step * onAll + from + i);
            return positions;
        }
        long window = step / settings.window();
        if (window != planned) {
            sorted = plan(window);
            planned = window;
        }
        request(step + settings.window());
        SeededHash key = SeededHash.of(settings.seed()).with("step-order").with(window);
        int group = (int) new KeyedPermutation(settings.window(), key).at(step % settings.window());
        long[] positions = Arrays.copyOfRange(sorted, group * onAll, (group + 1) * onAll);
        Arrays.sort(positions);
        return Arrays.copyOfRange(positions, from, from + settings.samplesPerStep());
    }

    /// All positions of a window by rising length, those of one length in order.
    private long[] plan(long window) {
        int onAll = settings.samplesPerStepOnAll();
        long first = window * settings.window();
        for (int i = 0; i < settings.window(); i++) {
            request(first + i);
        }
        long[] keys = new long[settings.window() * onAll];
        for (int i = 0; i < settings.window(); i++) {
            long[] found = Objects.requireNonNull(lengths.remove(first + i)).join();
            for (int k = 0; k < onAll; k++) {
                int index = i * onAll + k;
                keys[index] = (Math.clamp(found[k], 0, LONGEST) << INDEX_BITS) | index;
            }
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = first * onAll + (keys[i] & INDEX_MASK);
        }
        return keys;
    }

    /// Begins to find the lengths of the positions that would be a step's without a window.
    private void request(long step) {
        CompletableFuture<long[]> _ =
                lengths.computeIfAbsent(step, _ -> CompletableFuture.supplyAsync(() -> lengths(step), pool));
    }

    /// Gives up the lengths that are not found yet.
    void cancel() {
        lengths.values().forEach(future -> future.cancel(false));
    }

    private long[] lengths(long step) {
        int onAll = settings.samplesPerStepOnAll();
        long[] found = new long[onAll];
        Arrays.setAll(found, i -> length.applyAsLong(step * onAll + i));
        return found;
    }
}
