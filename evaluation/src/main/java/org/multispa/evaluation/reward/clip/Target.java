package org.multispa.evaluation.reward.clip;

/// What a question points at.
public sealed interface Target {
    /// Name in files and ids of questions, unique within a clip: `point`, `track-12`, `label`.
    String name();

    /// The frame in which the motion starts.
    int start();

    /// Whether a frame may show it.
    boolean maySee(int frame);

    /// A point.
    ///
    /// @param drawn whether it is shown as a dot on the image, else named by its pixel in the text
    record Point(String name, PointPath path, boolean drawn) implements Target {
        @Override
        public int start() {
            return path.start();
        }

        @Override
        public boolean maySee(int frame) {
            return path.maySee(frame);
        }
    }

    /// A thing, named.
    ///
    /// @param label in the singular and without an article, such as `red cup`
    record Thing(String label) implements Target {
        private static final int LONGEST = 80;

        public Thing {
            if (label.isBlank() || label.length() > LONGEST || label.matches("(?s).*[`<>{}\\p{Cntrl}].*")) {
                throw new IllegalArgumentException("a label has 1 to " + LONGEST
                        + " characters, none of ` < > { } or a line break, found '" + label + "'");
            }
        }

        @Override
        public String name() {
            return "label";
        }

        @Override
        public int start() {
            return 0;
        }

        @Override
        public boolean maySee(int frame) {
            return true;
        }
    }
}
