package org.multispa.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.run.TrainPreview;

/// Says what a run would be.
final class DryRun {
    private DryRun() {}

    static void tell(TrainConfig config, int processes, PrintWriter out) throws IOException {
        TrainPreview.of(config, processes).lines().forEach(out::println);
    }
}
