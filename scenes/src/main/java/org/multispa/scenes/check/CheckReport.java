package org.multispa.scenes.check;

import java.util.OptionalDouble;

/// What the convention check found.
///
/// @param pairs frame pairs that were looked at
/// @param usablePairs those whose frames look at a common part of the scene
/// @param agreement median over the usable pairs of the share of measurements of one frame that the other confirms,
///     0 to 1; NaN without usable pairs
/// @param pointAgreement the same for the scene's points against the depth images; empty where it was not needed or
///     no frame sees enough points
public record CheckReport(
        Verdict verdict, int pairs, int usablePairs, double agreement, OptionalDouble pointAgreement) {

    /// The outcome.
    public sealed interface Verdict {}

    /// Depth, poses, intrinsics and points agree.
    public record Passed() implements Verdict {}

    /// Nothing could be said for or against the scene.
    ///
    /// @param reason why
    public record NotCheckable(String reason) implements Verdict {}

    /// The scene contradicts itself.
    ///
    /// @param cause the likely mistake
    /// @param advice what to change
    public record Failed(String cause, String advice) implements Verdict {}
}
