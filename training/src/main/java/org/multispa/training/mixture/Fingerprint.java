package org.multispa.training.mixture;

/// What a file was when it was opened, for the record of a run.
///
/// @param set of the mixture that reads it
/// @param path of the file
/// @param bytes its size
/// @param samples in it
/// @param sha256 as `of` says
/// @param of `whole file` or `ends`: the size as 8 bytes, most significant first, then the first and the last MiB
public record Fingerprint(String set, String path, long bytes, long samples, String sha256, String of) {}
