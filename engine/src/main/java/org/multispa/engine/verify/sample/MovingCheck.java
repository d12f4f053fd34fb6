package org.multispa.engine.verify.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.raw.View;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;

/// Samples about a tracked video.
final class MovingCheck implements SampleCheck {
    private final FrameTable table;
    private final StructureCheck structure;

    MovingCheck(DynamicScene scene, Rules rules, Listing listing) {
        List<View> views = IntStream.range(0, scene.frames().size())
                .mapToObj(i -> View.of(i, scene.frames().get(i)))
                .toList();
        table = FrameTable.of(scene.frames(), views);
        structure = new StructureCheck(listing, rules, table);
    }

    @Override
    public List<Frame> frames(Sample sample) {
        return table.framesOf(sample);
    }

    @Override
    public List<Fault> faults(Sample sample) {
        List<Fault> faults = new ArrayList<>(structure.faults(sample));
        faults.add(new Fault(Cause.SCENE, "scene", "a scan for " + sample.subtask().id(), "a tracked video"));
        return faults;
    }
}
