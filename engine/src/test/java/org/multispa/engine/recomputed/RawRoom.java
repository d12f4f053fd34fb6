package org.multispa.engine.recomputed;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multispa.testing.rooms.Box;
import org.multispa.testing.rooms.Lens;
import org.multispa.testing.rooms.RoomScan;

/// A scanned box room, whose depth is known at every pixel.
record RawRoom(RoomScan scan, SortedMap<Integer, RawObject> objects) implements RawScene {
    static RawRoom of(RoomScan scan) {
        SortedMap<Integer, RawObject> objects = new TreeMap<>();
        for (Box box : scan.room().furniture()) {
            int[] points = IntStream.range(0, scan.points().size())
                    .filter(i -> scan.points().get(i).id() == box.id())
                    .toArray();
            objects.put(box.id(), new RawObject(box.label(), points));
        }
        return new RawRoom(scan, objects);
    }

    @Override
    public Lens lens() {
        return scan.lens();
    }

    @Override
    public List<Integer> frames() {
        return IntStream.range(0, scan.poses().size())
                .mapToObj(RoomScan::number)
                .toList();
    }

    @Override
    public double[] pose(int frame) {
        return scan.poses().get(position(frame));
    }

    @Override
    public double[] depth(int frame) {
        char[] raw = scan.depth(position(frame));
        double[] metres = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            metres[i] = raw[i] / 1000.0;
        }
        return metres;
    }

    @Override
    public int points() {
        return scan.points().size();
    }

    @Override
    public double[] point(int source) {
        var point = scan.points().get(source);
        return new double[] {point.x(), point.y(), point.z()};
    }

    static int position(int frame) {
        return frame / RoomScan.STRIDE;
    }
}
