package org.multispa.evaluation.reward.clip;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a point is seen in a video.
///
/// @param spots the point's place by frame; the first of them is where the motion starts
/// @param followed whether the point was followed: where there is no place it is not seen. Else only the first
///     place is known
public record PointPath(SortedMap<Integer, Spot> spots, boolean followed) {
    public PointPath {
        spots = Collections.unmodifiableSortedMap(new TreeMap<>(spots));
        if (spots.isEmpty() || spots.firstKey() < 0) {
            throw new IllegalArgumentException(
                    "expected a place in at least one frame, counted from 0, found " + spots);
        }
        if (!followed && spots.size() > 1) {
            throw new IllegalArgumentException("a point that was not followed has one place, found " + spots.size());
        }
    }

    /// A point that is known in the first frame only.
    public static PointPath at(Spot spot) {
        return new PointPath(new TreeMap<>(Map.of(0, spot)), false);
    }

    /// The frame in which the motion starts.
    public int start() {
        return spots.firstKey();
    }

    public Optional<Spot> spot(int frame) {
        return Optional.ofNullable(spots.get(frame));
    }

    /// Whether a frame may show the point.
    public boolean maySee(int frame) {
        return frame >= start() && (!followed || spots.containsKey(frame));
    }
}
