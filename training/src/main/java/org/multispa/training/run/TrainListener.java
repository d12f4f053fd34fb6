package org.multispa.training.run;

import java.nio.file.Path;
import org.multispa.training.batch.SetAside;
import org.multispa.training.watch.EvaluationMetrics;
import org.multispa.training.watch.StepMetrics;

/// Told how a run goes, by the first of its processes and in order.
public interface TrainListener {
    /// The model is loaded and the data open.
    ///
    /// @param parameters numbers that are trained
    /// @param samplesPerEpoch of the mixture
    /// @param first steps that are done already
    /// @param steps of the whole run
    void began(long parameters, long samplesPerEpoch, long first, long steps);

    /// A step is done.
    void stepped(StepMetrics metrics);

    /// Samples that are not trained on were predicted.
    void judged(EvaluationMetrics metrics);

    /// A sample of this process could not be used.
    void setAside(SetAside sample);

    /// A checkpoint was written.
    void saved(Path checkpoint);
}
