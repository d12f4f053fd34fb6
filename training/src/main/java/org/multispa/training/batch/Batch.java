package org.multispa.training.batch;

import java.time.Duration;
import java.util.List;

/// The samples of one step on one rank.
///
/// @param step from 0
/// @param examples in order; fewer than asked for where samples were set aside, none if all were
/// @param setAside samples that could not be used
/// @param waited how long the caller had to wait for this batch
public record Batch(long step, List<Example> examples, List<SetAside> setAside, Duration waited) {
    public Batch {
        examples = List.copyOf(examples);
        setAside = List.copyOf(setAside);
    }
}
