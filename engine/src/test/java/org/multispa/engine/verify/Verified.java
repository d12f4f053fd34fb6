package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.multispa.engine.generate.Progress;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.scenes.SceneLocation;

/// Runs of the verifier for tests.
final class Verified {
    private Verified() {}

    /// The report on a data set, with everything looked at by two threads.
    static VerifyReport report(Path dataset, List<SceneLocation> scenes) throws IOException {
        return Verifier.run(new VerifyRequest(dataset, scenes, Long.MAX_VALUE, true, 2), Progress.SILENT);
    }

    /// Asserts that nothing disagrees and gives the number of samples.
    static long clean(Path dataset, List<SceneLocation> scenes) throws IOException {
        VerifyReport report = report(dataset, scenes);
        assertThat(report.isClean()).as(report.text()).isTrue();
        assertThat(report.unchecked()).isZero();
        return report.samples();
    }
}
