package org.multispa.training.batch;

/// A sample that could not be used.
///
/// @param sample set, place and id
/// @param reason what was expected and what was found
public record SetAside(String sample, String reason) {}
