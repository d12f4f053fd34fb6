package org.multispa.engine.verify.facts;

import java.util.BitSet;
import org.multispa.engine.verify.raw.Extent;
import org.multispa.engine.verify.raw.Range;
import org.multispa.scenes.SceneObject;

/// Questions about the size of an object: subtasks 16 to 18.
final class ObjectFacts {
    private ObjectFacts() {}

    static Facts of(Asked asked) {
        SceneObject object = asked.objects().getFirst();
        Extent extent = Extent.of(asked.sight(), object, asked.sample().subtask());
        Facts.Builder facts = new Facts.Builder()
                .scalar(1000 * extent.side())
                .raw("size_m", extent.side())
                .raw("points", object.points().length);
        for (int i = 0; i < asked.views().size(); i++) {
            int position = asked.views().get(i).position();
            Range visible = new Range(
                    count(asked.sight().seen(position, false), object),
                    count(asked.sight().seen(position, true), object));
            String name = "visible_points_" + (i + 1);
            Double found = asked.sample().provenance().raw().get(name);
            facts.raw(name, visible.nearest(found == null ? visible.low() : found));
        }
        return facts.build();
    }

    private static int count(BitSet seen, SceneObject object) {
        int count = 0;
        for (int place : object.points()) {
            count += seen.get(place) ? 1 : 0;
        }
        return count;
    }
}
