package org.multispa.dataset;

import org.multispa.geometry.Vec3;

/// The true answer of a question. Rendering, parsing and grading of an answer stand together in this package, so
/// that training text, extraction and scoring cannot disagree.
public sealed interface Answer {
    /// The text that stands between the backticks of a training answer, for example `1941` or `[ -372 , 66 , -149
    /// ]`.
    String text();

    /// One of several labelled options, for example `B`.
    record Choice(String label) implements Answer {
        public Choice {
            if (!label.matches("[A-Z]")) {
                throw new IllegalArgumentException("a choice is one capital letter, found '" + label + "'");
            }
        }

        @Override
        public String text() {
            return label;
        }
    }

    /// A word for a direction.
    record Direction(Word word) implements Answer {
        /// The directions that are asked for, in opposite pairs.
        public enum Word {
            LEFT("left"),
            RIGHT("right"),
            UP("up"),
            DOWN("down"),
            FORWARD("forward"),
            BACKWARD("backward"),
            CLOCKWISE("clockwise"),
            COUNTERCLOCKWISE("counterclockwise");

            private final String text;

            Word(String text) {
                this.text = text;
            }

            public String text() {
                return text;
            }
        }

        @Override
        public String text() {
            return word.text();
        }
    }

    /// A whole number of millimetres or degrees.
    record Scalar(long value, Unit unit) implements Answer {
        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /// Unit of a scalar or of a vector's components.
    enum Unit {
        MILLIMETRE("mm"),
        DEGREE("deg");

        private final String key;

        Unit(String key) {
            this.key = key;
        }

        /// The name on a line of a data set: `mm` or `deg`.
        public String key() {
            return key;
        }
    }

    /// A pixel in normalised coordinates, each in 0..999.
    record Pixel(int x, int y) implements Answer {
        public Pixel {
            if (x < 0 || x > 999 || y < 0 || y > 999) {
                throw new IllegalArgumentException("normalised pixel must lie in 0..999, found " + x + ", " + y);
            }
        }

        @Override
        public String text() {
            return "[ " + x + " , " + y + " ]";
        }
    }

    /// A displacement in whole millimetres in the first camera's frame: x right, y down, z forward.
    record Vector(long x, long y, long z) implements Answer {
        @Override
        public String text() {
            return "[ " + x + " , " + y + " , " + z + " ]";
        }
    }

    /// A motion of the camera in all six degrees of freedom: a displacement as in [Vector], and the changes of
    /// yaw, pitch and roll in whole degrees, each −180 to 180, positive to the left, upwards and clockwise.
    record Motion(long x, long y, long z, long yaw, long pitch, long roll) implements Answer {
        /// Largest change of an angle, degrees.
        public static final long HALF_TURN = 180;

        public Motion {
            if (!isAngle(yaw) || !isAngle(pitch) || !isAngle(roll)) {
                throw new IllegalArgumentException(
                        "changes of angles must lie in -180..180, found " + yaw + ", " + pitch + ", " + roll);
            }
        }

        static boolean isAngle(long degrees) {
            return degrees >= -HALF_TURN && degrees <= HALF_TURN;
        }

        @Override
        public String text() {
            return "[ " + x + " , " + y + " , " + z + " , " + yaw + " , " + pitch + " , " + roll + " ]";
        }
    }

    /// Whole millimetres, rounded half away from zero.
    static Scalar millimetres(double metres) {
        return new Scalar(Rounding.halfAwayFromZero(metres * 1000), Unit.MILLIMETRE);
    }

    /// Whole degrees, rounded half away from zero.
    static Scalar degrees(double degrees) {
        return new Scalar(Rounding.halfAwayFromZero(degrees), Unit.DEGREE);
    }

    static Vector vectorMillimetres(Vec3 metres) {
        return new Vector(
                Rounding.halfAwayFromZero(metres.x() * 1000),
                Rounding.halfAwayFromZero(metres.y() * 1000),
                Rounding.halfAwayFromZero(metres.z() * 1000));
    }

    /// A motion in metres and degrees, each angle in (−180, 180], rounded half away from zero.
    static Motion motion(Vec3 metres, double yaw, double pitch, double roll) {
        Vector moved = vectorMillimetres(metres);
        return new Motion(
                moved.x(),
                moved.y(),
                moved.z(),
                Rounding.halfAwayFromZero(yaw),
                Rounding.halfAwayFromZero(pitch),
                Rounding.halfAwayFromZero(roll));
    }

    /// Pixel (u, v) of an image of the given size in normalised coordinates: `floor(u / width · 1000)`.
    static Pixel pixel(double u, double v, int width, int height) {
        return new Pixel((int) Math.floor(u / width * 1000), (int) Math.floor(v / height * 1000));
    }
}
