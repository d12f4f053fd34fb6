package org.multispa.engine.recomputed;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.multispa.testing.rooms.Lens;

/// What is known of a scene before any software looks at it: numbers in the aligned world, metres.
interface RawScene {
    Lens lens();

    /// Numbers of the frames that can be used, rising.
    List<Integer> frames();

    /// Camera to aligned world, 16 numbers in row order.
    double[] pose(int frame);

    /// Depth images in metres, row by row, 0 where nothing was measured.
    double[] depth(int frame) throws IOException;

    int points();

    /// A point in the order of the scan.
    double[] point(int source);

    /// The objects by their ids.
    SortedMap<Integer, RawObject> objects();

    /// @param points in the order of the scan
    record RawObject(String label, int[] points) {}
}
