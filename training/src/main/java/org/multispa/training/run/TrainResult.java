package org.multispa.training.run;

import java.nio.file.Path;

/// How a run ended.
///
/// @param done whether all steps were made; else it was told to stop and can be gone on with
/// @param step steps that are done
/// @param steps of the whole run
/// @param setAside samples that could not be used
/// @param out the adapter or the model if the run is done, else the last checkpoint
public record TrainResult(boolean done, long step, long steps, long setAside, Path out) {}
