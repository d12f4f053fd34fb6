package org.multispa.engine.objects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Vec3;

/// Covering sets straight from their definition: points are joined one by one and every subset is looked at.
final class BruteForce {
    private final ObjectViews views;
    private final CoverSearch search;
    private final Dimension dimension;
    private final int axis;

    BruteForce(ObjectViews views, CoverSearch search, Dimension dimension) {
        this.views = views;
        this.search = search;
        this.dimension = dimension;
        this.axis = dimension.axis(views.object().box());
    }

    /// All sets of at most `maxFrames` frames that cover and have no proper subset that does.
    List<List<Integer>> minimalSets() {
        int[] frames = views.frames();
        List<List<Integer>> found = new ArrayList<>();
        for (int bits = 1; bits < 1 << frames.length; bits++) {
            if (Integer.bitCount(bits) <= search.maxFrames()
                    && covers(frames, bits)
                    && !anySubsetCovers(frames, bits)) {
                found.add(members(frames, bits));
            }
        }
        return ordered(found);
    }

    /// The published search as it runs: set by set, smallest first, with its lossy test of each added frame.
    List<List<Integer>> publishedSets() {
        int[] frames = views.frames();
        int last = frames.length - 1;
        Set<Integer> found = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int set = open.remove();
            for (int j = 32 - Integer.numberOfLeadingZeros(set); j < frames.length; j++) {
                int onwards = -1 << j & (1 << frames.length) - 1;
                int grown = set | 1 << j;
                if (j != last && !covers(frames, onwards)
                        || found.stream().anyMatch(f -> (f & grown) == f.intValue())) {
                    continue;
                }
                if (covers(frames, grown)) {
                    found.add(grown);
                } else if (Integer.bitCount(grown) < search.maxFrames()) {
                    open.add(grown);
                }
            }
        }
        return ordered(found.stream().map(bits -> members(frames, bits)).toList());
    }

    private boolean anySubsetCovers(int[] frames, int bits) {
        for (int part = (bits - 1) & bits; part > 0; part = (part - 1) & bits) {
            if (covers(frames, part)) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(int[] frames, int bits) {
        int[] points = views.object().points();
        long[] union = PointSets.empty(points.length);
        members(frames, bits).forEach(frame -> PointSets.addAll(union, views.seen()[frame]));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        Set<Integer> shown = new HashSet<>();
        Set<Integer> all = new HashSet<>();
        for (int k = 0; k < points.length; k++) {
            double at = views.cloud().coordinate(points[k], axis);
            all.add(strip(at));
            if (PointSets.contains(union, k)) {
                low = Math.min(low, at);
                high = Math.max(high, at);
                shown.add(strip(at));
            }
        }
        boolean spans = high - low
                >= (1 - search.tolerance()) * dimension.metres(views.object().box());
        boolean gapless = shown.size() >= (1 - search.tolerance()) * all.size() - 1e-9;
        return spans && (gapless || search.mode() != CoverSearch.Mode.GAPLESS);
    }

    private int strip(double at) {
        AxisBox box = views.object().box();
        double share = (at - component(box.min())) / component(box.size());
        return Math.min(49, (int) (share * 50));
    }

    private double component(Vec3 vector) {
        return new double[] {vector.x(), vector.y(), vector.z()}[axis];
    }

    private static List<Integer> members(int[] frames, int bits) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            if ((bits >>> i & 1) != 0) {
                members.add(frames[i]);
            }
        }
        return members;
    }

    private static List<List<Integer>> ordered(List<List<Integer>> sets) {
        Comparator<List<Integer>> bySize = Comparator.comparingInt(List::size);
        return sets.stream()
                .sorted(bySize.thenComparing((a, b) -> {
                    for (int i = 0; i < a.size(); i++) {
                        int order = a.get(i).compareTo(b.get(i));
                        if (order != 0) {
                            return order;
                        }
                    }
                    return 0;
                }))
                .toList();
    }
}
