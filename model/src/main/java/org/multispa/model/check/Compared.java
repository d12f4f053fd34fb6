package org.multispa.model.check;

/// How far a computed tensor is from the expected one.
///
/// @param largest the largest difference, over the largest expected magnitude unless `exact`; for exact tensors
///     how many
///     entries differ
/// @param tolerance up to which `largest` is agreement
public record Compared(String name, double largest, double tolerance) {
    /// Whether they agree. Not a number does not.
    public boolean agrees() {
        return largest <= tolerance;
    }
}
