package org.multispa.evaluation.neighbours.run;

import java.util.List;
import java.util.Optional;
import org.multispa.evaluation.neighbours.Suite;
import org.multispa.evaluation.neighbours.choice.Blink;
import org.multispa.evaluation.neighbours.choice.CcBench;
import org.multispa.evaluation.neighbours.choice.CvBench3d;
import org.multispa.evaluation.neighbours.choice.Erqa;
import org.multispa.evaluation.neighbours.choice.MmStar;
import org.multispa.evaluation.neighbours.choice.Mmmu;
import org.multispa.evaluation.neighbours.open.MathVista;
import org.multispa.evaluation.neighbours.open.MmVet;
import org.multispa.evaluation.neighbours.open.OcrVqa;
import org.multispa.evaluation.neighbours.open.VizWiz;
import org.multispa.evaluation.neighbours.video.VsiBench;
import org.multispa.evaluation.neighbours.yesno.Mme;
import org.multispa.evaluation.neighbours.yesno.Pope;

/// The neighbouring benchmarks by name.
public final class Suites {
    /// All of them, those on space first.
    public static final List<Suite> ALL = List.of(
            new Blink(),
            new CvBench3d(),
            new VsiBench(),
            new Erqa(),
            new Pope(),
            new Mme(),
            new MmStar(),
            new Mmmu(),
            new CcBench(),
            new MathVista(),
            new VizWiz(),
            new OcrVqa(),
            new MmVet());

    private Suites() {}

    /// The benchmark with that name on the command line.
    public static Optional<Suite> byId(String id) {
        return ALL.stream().filter(suite -> suite.id().equals(id)).findFirst();
    }
}
