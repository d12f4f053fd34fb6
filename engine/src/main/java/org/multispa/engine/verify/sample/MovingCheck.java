package org.multispa.engine.verify.sample;

import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.facts.AskedMotion;
import org.multispa.engine.verify.facts.Comparison;
import org.multispa.engine.verify.facts.Facts;
import org.multispa.engine.verify.facts.MovingFacts;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.gates.MovingGates;
import org.multispa.engine.verify.raw.MovingSight;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;

/// Samples about a tracked video.
final class MovingCheck implements SampleCheck {
    private final MovingSight sight;
    private final FrameTable table;
    private final StructureCheck structure;

    MovingCheck(DynamicScene scene, Rules rules, Listing listing) {
        sight = new MovingSight(scene, rules);
        table = FrameTable.of(scene.frames(), sight.views());
        structure = new StructureCheck(listing, rules, table);
    }

    @Override
    public List<Frame> frames(Sample sample) {
        return table.framesOf(sample);
    }

    @Override
    public List<Fault> faults(Sample sample) {
        List<Fault> faults = new ArrayList<>(structure.faults(sample));
        references(sample, faults);
        if (!faults.isEmpty()) {
            return faults;
        }
        faults.addAll(TextCheck.of(sample));
        AskedMotion asked = new AskedMotion(
                sample,
                sight,
                table.viewsOf(sample),
                sample.provenance().points().getFirst());
        Facts facts = MovingFacts.of(asked);
        faults.addAll(Comparison.of(
                sample, facts, Mistakes.of(table, asked.views(), views -> MovingFacts.of(asked.with(views)))));
        faults.addAll(TextCheck.named(sample, facts.named()));
        return faults.isEmpty() ? MovingGates.of(asked) : faults;
    }

    private void references(Sample sample, List<Fault> faults) {
        if (sample.subtask().isStatic()) {
            faults.add(new Fault(
                    Cause.SCENE, "scene", "a scan for " + sample.subtask().id(), "a tracked video"));
        }
        List<Integer> points = sample.provenance().points();
        if (points.size() != 1 || points.getFirst() < 0 || points.getFirst() >= sight.points()) {
            faults.add(new Fault(Cause.SCENE, "points", "one of " + sight.points() + " tracks", points.toString()));
        }
    }
}
