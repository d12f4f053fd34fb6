package org.multispa.model.chat;

/// Token ids for a model to go on with.
///
/// @param ids ending where the answer begins
public record Prompt(int[] ids) {}
