package org.multispa.scenes.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.multispa.geometry.Pose;

/// What a maker has written, held against what it should have.
public final class Made {
    private Made() {}

    /// Each element of the matrix is within `tolerance`.
    public static void assertClose(Pose found, Pose exact, double tolerance) {
        double[] elements = found.toRowMajor();
        for (int i = 0; i < elements.length; i++) {
            assertThat(elements[i]).as("element %d", i).isCloseTo(exact.toRowMajor()[i], within(tolerance));
        }
    }
}
