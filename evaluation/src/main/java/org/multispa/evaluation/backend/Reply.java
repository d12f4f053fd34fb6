package org.multispa.evaluation.backend;

/// What a model said.
///
/// @param text its whole answer
public record Reply(String text, Usage usage) {}
