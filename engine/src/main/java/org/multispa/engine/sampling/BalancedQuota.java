package org.multispa.engine.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A target divided evenly over bins that hold different numbers of members (section 5 of the specification).
///
/// Each non-empty bin is asked for `target / bins`, the first ones for one more until the remainder is used up. The
/// bins are served from the smallest to the largest; what one cannot give is asked of the next. All together give
/// `min(target, sum of available)`. Immutable; the arrays are handed out, not copied.
///
/// @param target how many members are wanted in all
/// @param available members of each bin
/// @param asked even share of each bin, before anything is passed on
/// @param quotas members that each bin gives, at most what is available
public record BalancedQuota(long target, long[] available, long[] asked, long[] quotas) {

    /// Divides `target` over bins with the given numbers of members. Bins of one size are served in their order.
    ///
    /// @throws IllegalArgumentException if a number is negative
    public static BalancedQuota of(long target, long[] available) {
        if (target < 0) {
            throw new IllegalArgumentException("the target must not be negative, found " + target);
        }
        for (int bin = 0; bin < available.length; bin++) {
            if (available[bin] < 0) {
                throw new IllegalArgumentException("bin " + bin + " holds " + available[bin] + " members");
            }
        }
        long[] asked = shares(target, available);
        return new BalancedQuota(target, available, asked, serve(available, asked));
    }

    private static long[] shares(long target, long[] available) {
        long bins = Arrays.stream(available).filter(members -> members > 0).count();
        long[] asked = new long[available.length];
        long remainder = bins == 0 ? 0 : target % bins;
        for (int bin = 0; bin < asked.length; bin++) {
            if (available[bin] > 0) {
                asked[bin] = target / bins + (remainder-- > 0 ? 1 : 0);
            }
        }
        return asked;
    }

    private static long[] serve(long[] available, long[] asked) {
        int[] smallestFirst = IntStream.range(0, available.length)
                .boxed()
                .sorted(Comparator.comparingLong(bin -> available[bin]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] quotas = new long[available.length];
        long unfilled = 0;
        for (int bin : smallestFirst) {
            long wanted = asked[bin] + unfilled;
            quotas[bin] = Math.min(wanted, available[bin]);
            unfilled = wanted - quotas[bin];
        }
        return quotas;
    }

    /// Members that all bins give together.
    public long total() {
        return Arrays.stream(quotas).sum();
    }
}
