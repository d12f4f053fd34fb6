package org.multispa.training.batch;

/// What became of a sample.
sealed interface Made {
    record Ready(Example example) implements Made {}

    record Refused(SetAside setAside) implements Made {}
}
