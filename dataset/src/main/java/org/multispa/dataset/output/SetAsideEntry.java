package org.multispa.dataset.output;

/// A piece of input that was left out.
///
/// @param what the file, frame, object or scene, without the path of the machine it lay on
/// @param reason what was expected and what was found
public record SetAsideEntry(String what, String reason) {}
