package org.multispa.evaluation.reward.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.geometry.SeededHash;

/// Mean and median of numbers in groups, and how far they vary when as many groups are drawn with replacement,
/// each with all its numbers. Which groups a draw takes is a hash of its number, so that the same numbers give the
/// same interval.
final class GroupDraws {
    /// Draws behind every interval.
    static final int DRAWS = 2000;

    private static final double TAIL = 0.025;

    private final int groups;
    private final double[] sums;
    /// All numbers, rising, and the group of each.
    private final double[] sorted;
    private final int[] groupOf;

    GroupDraws(List<double[]> numbers) {
        groups = numbers.size();
        sums = new double[groups];
        int count = numbers.stream().mapToInt(own -> own.length).sum();
        double[] all = new double[count];
        int[] origin = new int[count];
        int next = 0;
        for (int group = 0; group < groups; group++) {
            for (double number : numbers.get(group)) {
                sums[group] += number;
                all[next] = number;
                origin[next++] = group;
            }
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> all[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        sorted = IntStream.of(order).mapToDouble(i -> all[i]).toArray();
        groupOf = IntStream.of(order).map(i -> origin[i]).toArray();
    }

    int numbers() {
        return sorted.length;
    }

    double mean() {
        return Arrays.stream(sums).sum() / sorted.length;
    }

    double median() {
        int[] once = new int[groups];
        Arrays.fill(once, 1);
        return median(once);
    }

    /// The middle 95 % of all draws in which there are numbers.
    Optional<Interval> interval(boolean median) {
        if (groups < 2) {
            return Optional.empty();
        }
        int[] sizes = new int[groups];
        IntStream.of(groupOf).forEach(group -> sizes[group]++);
        double[] figures = new double[DRAWS];
        int defined = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = times(draw);
            long count = 0;
            double sum = 0;
            for (int group = 0; group < groups; group++) {
                count += (long) times[group] * sizes[group];
                sum += times[group] * sums[group];
            }
            if (count > 0) {
                figures[defined++] = median ? median(times) : sum / count;
            }
        }
        double[] known = Arrays.copyOf(figures, defined);
        Arrays.sort(known);
        return defined == 0
                ? Optional.empty()
                : Optional.of(new Interval(quantile(known, TAIL), quantile(known, 1 - TAIL)));
    }

    private int[] times(int draw) {
        int[] times = new int[groups];
        SeededHash hash = SeededHash.of(draw).with("recordings");
        for (int i = 0; i < groups; i++) {
            times[hash.with(i).below(groups)]++;
        }
        return times;
    }

    /// The median where each number counts as often as its group was drawn; of an even count the mean of the two in
    /// the middle.
    private double median(int[] times) {
        long count = 0;
        for (int group : groupOf) {
            count += times[group];
        }
        long low = (count - 1) / 2;
        long high = count / 2;
        long seen = 0;
        double first = Double.NaN;
        for (int i = 0; i < sorted.length; i++) {
            seen += times[groupOf[i]];
            if (Double.isNaN(first) && seen > low) {
                first = sorted[i];
            }
            if (seen > high) {
                return first + (sorted[i] - first) / 2;
            }
        }
        throw new IllegalArgumentException("no numbers, no median");
    }

    private static double quantile(double[] rising, double share) {
        double at = share * (rising.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, rising.length - 1);
        return rising[low] + (at - low) * (rising[high] - rising[low]);
    }
}
