package org.multispa.evaluation.reward.ask;

import java.util.Optional;
import org.multispa.evaluation.extract.Rung;
import org.multispa.geometry.Vec3;

/// What was said to one question about a frame.
public sealed interface FrameAnswer {
    Check check();

    /// A motion.
    ///
    /// @param mm its length, millimetres
    /// @param vectorMm from the start to the frame in the start's camera coordinates, millimetres; nothing where a
    ///     length was asked for, or the axes were other ones
    /// @param rung where in the reply it was found
    record Given(Check check, double mm, Optional<Vec3> vectorMm, Rung rung) implements FrameAnswer {}

    /// The model declined to answer.
    record Refused(Check check) implements FrameAnswer {}

    /// The reply holds no motion.
    record Unreadable(Check check) implements FrameAnswer {}

    /// There is no reply.
    record Missing(Check check) implements FrameAnswer {}
}
