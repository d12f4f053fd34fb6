package org.multispa.training.config;

import java.nio.file.Path;
import java.util.Optional;
import org.multispa.model.LoadOptions;
import org.multispa.training.batch.BatchSettings;
import org.multispa.training.mixture.Mixture;
import org.multispa.training.optimizer.AdamWSettings;
import org.multispa.training.parameters.Selection;

/// What a run of training is.
///
/// @param model folder of the model to begin with
/// @param output folder of the run
/// @param seed of the order of the data, the first values of additions, and dropout
/// @param selection what is trained
/// @param data what it is trained on
/// @param optimizer how parameters change
/// @param batch how samples are put together
/// @param length how long the run is
/// @param saving when checkpoints are written
/// @param heldOut what it is judged on while it runs, if there is something
/// @param load kind of numbers and device
/// @param recompute whether layers are computed again on the way back instead of being kept
public record TrainConfig(
        Path model,
        Path output,
        long seed,
        Selection selection,
        Mixture data,
        Optimizer optimizer,
        Batching batch,
        Length length,
        Saving saving,
        Optional<HeldOut> heldOut,
        LoadOptions load,
        boolean recompute) {
    /// The same on another device.
    public TrainConfig on(String device) {
        LoadOptions there = new LoadOptions(load.weights(), load.compute(), device);
        return new TrainConfig(
                model, output, seed, selection, data, optimizer, batch, length, saving, heldOut, there, recompute);
    }

    /// @param settings of AdamW
    /// @param rate the highest learning rate
    /// @param warmup share of the steps over which the rate rises
    /// @param clip longest gradient; longer ones are shortened to it
    public record Optimizer(AdamWSettings settings, double rate, double warmup, double clip) {
        public Optimizer {
            require(rate > 0 && Double.isFinite(rate), "a rate above 0", rate);
            require(warmup >= 0 && warmup <= 1, "a warm-up from 0 to 1, a share of the steps", warmup);
            require(clip > 0, "a longest gradient above 0", clip);
        }
    }

    /// @param samples of a step, over all processes
    /// @param tokensAtOnce most tokens that are computed at once; a step with more is computed in parts
    /// @param tokens longest sample; longer ones are set aside
    /// @param tiles most tiles an image is cut into, the thumbnail not counted
    /// @param window steps within which samples of like length are put together
    /// @param workers threads that make samples ready
    /// @param ahead samples made ready before they are needed
    /// @param cacheBytes memory for images that many samples show
    public record Batching(
            int samples,
            long tokensAtOnce,
            int tokens,
            int tiles,
            int window,
            int workers,
            int ahead,
            long cacheBytes) {
        public Batching {
            BatchSettings _ = new BatchSettings(0, samples, 0, 1, window, workers, ahead);
            require(tokensAtOnce >= 1, "at least one token at once", tokensAtOnce);
        }
    }

    /// @param epochs how often the data is gone through
    /// @param steps the same in steps, which comes first if it is there
    public record Length(double epochs, Optional<Long> steps) {
        public Length {
            require(epochs > 0 && Double.isFinite(epochs), "epochs above 0", epochs);
            require(steps.isEmpty() || steps.get() >= 1, "at least one step", steps.orElse(0L));
        }
    }

    /// @param every steps a checkpoint is written
    /// @param keep how many checkpoints are kept, the newest
    public record Saving(long every, int keep) {
        public Saving {
            require(every >= 1, "a checkpoint every step or less often", every);
            require(keep >= 1, "at least one checkpoint kept", keep);
        }
    }

    /// @param data what is asked
    /// @param every steps
    /// @param samples how many of each set, the same each time
    public record HeldOut(Mixture data, long every, int samples) {
        public HeldOut {
            require(every >= 1, "an evaluation every step or less often", every);
            require(samples >= 1, "at least one sample", samples);
        }
    }

    private static void require(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }
}
