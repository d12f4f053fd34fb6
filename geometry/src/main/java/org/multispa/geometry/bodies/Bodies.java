package org.multispa.geometry.bodies;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A division of points into rigid bodies. Bodies are numbered from 0 in the order of their first points. The array
/// is handed out, not copied.
///
/// @param ofPoint body of each point, or [#NONE]
public record Bodies(int[] ofPoint) {
    /// Stands for the body of a point whose position is not known in every frame.
    public static final int NONE = -1;

    /// Numbers any labels; equal ones are the same body, negative ones stand for none.
    static Bodies numbered(int[] labels) {
        int[] numbers = new int[Arrays.stream(labels).max().orElse(-1) + 1];
        Arrays.fill(numbers, NONE);
        int[] ofPoint = new int[labels.length];
        int next = 0;
        for (int point = 0; point < labels.length; point++) {
            int label = labels[point];
            if (label >= 0 && numbers[label] == NONE) {
                numbers[label] = next++;
            }
            ofPoint[point] = label < 0 ? NONE : numbers[label];
        }
        return new Bodies(ofPoint);
    }

    public int count() {
        return Arrays.stream(ofPoint).max().orElse(NONE) + 1;
    }

    /// Number of points of each body.
    public int[] sizes() {
        int[] sizes = new int[count()];
        for (int body : ofPoint) {
            if (body != NONE) {
                sizes[body]++;
            }
        }
        return sizes;
    }

    /// The points of a body, ascending.
    public int[] points(int body) {
        return IntStream.range(0, ofPoint.length)
                .filter(point -> ofPoint[point] == body)
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bodies that && Arrays.equals(ofPoint, that.ofPoint);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ofPoint);
    }

    @Override
    public String toString() {
        return "Bodies" + Arrays.toString(ofPoint);
    }
}
