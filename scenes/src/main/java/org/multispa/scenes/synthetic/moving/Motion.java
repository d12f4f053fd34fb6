package org.multispa.scenes.synthetic.moving;

import java.util.List;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// How a rigid body moves in the course of a clip.
public sealed interface Motion {
    /// Where the body has gone: takes a point of it as the room was built to its place at a frame. World
    /// coordinates, metres.
    Pose at(double frame);

    /// It stays.
    record Rest() implements Motion {
        @Override
        public Pose at(double frame) {
            return Pose.IDENTITY;
        }
    }

    /// It is shifted along a curve without turning.
    ///
    /// @param way the whole shift
    /// @param bend how far the middle of the curve lies from the middle of the straight way
    record Shift(Vec3 way, Vec3 bend, Pace pace) implements Motion {
        @Override
        public Pose at(double frame) {
            double s = pace.done(frame);
            Vec3 d = way.times(s).plus(bend.times(4 * s * (1 - s)));
            return new Pose(1, 0, 0, d.x(), 0, 1, 0, d.y(), 0, 0, 1, d.z());
        }
    }

    /// It turns about an axis.
    ///
    /// @param at a point of the axis
    /// @param axis unit direction; positive angles turn right-handed about it
    /// @param angle the whole turn, radians
    record Turn(Vec3 at, Vec3 axis, double angle, Pace pace) implements Motion {
        @Override
        public Pose at(double frame) {
            double a = angle * pace.done(frame);
            double c = Math.cos(a);
            double s = Math.sin(a);
            Pose turn = Pose.ofColumns(
                    turned(new Vec3(1, 0, 0), c, s),
                    turned(new Vec3(0, 1, 0), c, s),
                    turned(new Vec3(0, 0, 1), c, s),
                    Vec3.ZERO);
            Vec3 shift = at.minus(turn.rotate(at));
            return Pose.ofColumns(turn.axisX(), turn.axisY(), turn.axisZ(), shift);
        }

        /// Rodrigues' formula.
        private Vec3 turned(Vec3 v, double c, double s) {
            return v.times(c).plus(axis.cross(v).times(s)).plus(axis.times(axis.dot(v) * (1 - c)));
        }
    }

    /// One motion after another; each takes up what the ones before it have left.
    record Chain(List<Motion> steps) implements Motion {
        public Chain {
            steps = List.copyOf(steps);
        }

        @Override
        public Pose at(double frame) {
            Pose pose = Pose.IDENTITY;
            for (Motion step : steps) {
                pose = step.at(frame).times(pose);
            }
            return pose;
        }
    }
}
