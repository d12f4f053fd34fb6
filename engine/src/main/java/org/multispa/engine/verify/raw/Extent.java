package org.multispa.engine.verify.raw;

import java.util.function.IntPredicate;
import org.multispa.dataset.Subtask;
import org.multispa.scenes.SceneObject;

/// The side of an object that a question is about.
///
/// @param axis of the aligned world along which it runs: 0, 1 or 2
/// @param low smallest coordinate of the object's points on that axis, metres
/// @param high largest
public record Extent(int axis, double low, double high) {
    /// The side that `subtask` asks for: the vertical one, the longer or the shorter horizontal one.
    public static Extent of(Sight sight, SceneObject object, Subtask subtask) {
        Extent x = along(0, sight, object, _ -> true);
        Extent y = along(1, sight, object, _ -> true);
        return switch (subtask) {
            case OBJECT_HEIGHT -> along(2, sight, object, _ -> true);
            case OBJECT_LENGTH -> x.side() >= y.side() ? x : y;
            case OBJECT_WIDTH -> x.side() >= y.side() ? y : x;
            default -> throw new IllegalArgumentException(subtask.id() + " is not about an object's size");
        };
    }

    /// What some of the object's points span on an axis.
    ///
    /// @param which of the points, by their place in the cloud
    public static Extent along(int axis, Sight sight, SceneObject object, IntPredicate which) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int place : object.points()) {
            if (which.test(place)) {
                double at = sight.coordinate(place, axis);
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
        }
        return new Extent(axis, low, high);
    }

    /// Length, metres; negative infinity where there is no point.
    public double side() {
        return high - low;
    }
}
