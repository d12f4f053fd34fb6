package org.multispa.engine.recomputed;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.scenes.synthetic.SyntheticScene;
import org.multispa.testing.rooms.Lens;

/// A made-up room as its maker knows it.
record RawMade(SyntheticScene made, Lens lens, SortedMap<Integer, RawObject> objects) implements RawScene {
    static RawMade of(SyntheticScene made) {
        Intrinsics k = made.camera();
        Lens lens = new Lens(
                k.fx(),
                k.fy(),
                k.cx(),
                k.cy(),
                k.width(),
                k.height(),
                made.capture().depthWidth(),
                made.capture().depthHeight());
        SortedMap<Integer, RawObject> objects = new TreeMap<>();
        for (int id = 0; id < made.room().instances().size(); id++) {
            int wanted = id;
            int[] points = IntStream.range(0, made.mesh().x().length)
                    .filter(i -> made.mesh().instance()[i] == wanted)
                    .toArray();
            objects.put(id, new RawObject(made.room().instances().get(id).label(), points));
        }
        return new RawMade(made, lens, objects);
    }

    @Override
    public List<Integer> frames() {
        return IntStream.range(0, made.poses().size()).boxed().toList();
    }

    @Override
    public double[] pose(int frame) {
        return made.poses().get(frame).toRowMajor();
    }

    @Override
    public double[] depth(int frame) {
        DepthMap depth = made.depth(frame);
        double[] metres = new double[depth.width() * depth.height()];
        for (int i = 0; i < metres.length; i++) {
            metres[i] = depth.raw(i % depth.width(), i / depth.width()) / 1000.0;
        }
        return metres;
    }

    @Override
    public int points() {
        return made.mesh().x().length;
    }

    @Override
    public double[] point(int source) {
        return new double[] {
            made.mesh().x()[source], made.mesh().y()[source], made.mesh().z()[source]
        };
    }
}
