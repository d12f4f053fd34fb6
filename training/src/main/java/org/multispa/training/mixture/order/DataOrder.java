package org.multispa.training.mixture.order;

import java.util.List;
import org.multispa.geometry.SeededHash;

/// Which sample of a mixture is shown when: a function of the seed, the sizes of the sets and the position, and
/// of nothing else. Positions count on over epochs; each epoch has an order of its own over all sets together.
///
/// A set goes through its samples in rounds, every sample once a round, in an order of the round. An epoch
/// takes the next [SetSize#perEpoch] of them, so a factor of 1 shows every sample exactly once an epoch, and of
/// a factor of 0.1 every ten epochs show every sample once. Immutable, safe for any number of threads.
public final class DataOrder {
    private final SeededHash seed;
    private final List<SetSize> sets;
    private final long[] starts;
    private final long perEpoch;
    private volatile Epoch current;

    private record Epoch(long number, KeyedPermutation order) {}

    private DataOrder(SeededHash seed, List<SetSize> sets, long[] starts, long perEpoch) {
        this.seed = seed;
        this.sets = sets;
        this.starts = starts;
        this.perEpoch = perEpoch;
        this.current = epoch(0);
    }

    /// @throws IllegalArgumentException if there is no sample at all
    public static DataOrder of(long seed, List<SetSize> sets) {
        long[] starts = new long[sets.size()];
        long sum = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = sum;
            sum = Math.addExact(sum, sets.get(i).perEpoch());
        }
        if (sum == 0) {
            throw new IllegalArgumentException("expected at least one sample in the mixture, found none in its "
                    + sets.size() + " sets " + sets.stream().map(SetSize::name).toList());
        }
        return new DataOrder(SeededHash.of(seed).with("data-order"), List.copyOf(sets), starts, sum);
    }

    /// Positions of an epoch.
    public long perEpoch() {
        return perEpoch;
    }

    /// The epoch that a position belongs to, from 0.
    public long epochOf(long position) {
        return position / perEpoch;
    }

    /// The sample at a position.
    ///
    /// @param position from 0
    public Pick at(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("positions count from 0, found " + position);
        }
        long number = epochOf(position);
        Epoch epoch = current;
        if (epoch.number() != number) {
            epoch = epoch(number);
            current = epoch;
        }
        long slot = epoch.order().at(position - number * perEpoch);
        int set = setOf(slot);
        return new Pick(set, member(sets.get(set), number, slot - starts[set]));
    }

    private Epoch epoch(long number) {
        return new Epoch(
                number, new KeyedPermutation(perEpoch, seed.with("epoch").with(number)));
    }

    /// The last set that starts at or before `slot` and is not empty.
    private int setOf(long slot) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= slot) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long member(SetSize set, long epoch, long slot) {
        SeededHash own = seed.with("set").with(set.name());
        long drawn = Math.addExact(Math.multiplyExact(epoch, set.perEpoch()), slot);
        long round = drawn / set.used();
        long among = new KeyedPermutation(set.used(), own.with("round").with(round)).at(drawn % set.used());
        return set.used() == set.available() ? among : new KeyedPermutation(set.available(), own.with("cap")).at(among);
    }
}
