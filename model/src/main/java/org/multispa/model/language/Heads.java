package org.multispa.model.language;

import org.bytedeco.pytorch.Tensor;

/// Queries, keys and values of rows, each head on its own.
///
/// @param queries [rows, heads, width]
/// @param keys [rows, key-value heads, width]
/// @param values [rows, key-value heads, width]
public record Heads(Tensor queries, Tensor keys, Tensor values) {}
