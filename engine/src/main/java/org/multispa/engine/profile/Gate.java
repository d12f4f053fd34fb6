package org.multispa.engine.profile;

/// Why a possible question was not asked. Each drop is counted by subtask and gate and shown in the manifest.
public enum Gate {
    DEPTH_DISAGREES("depth-disagrees", "the point's depth differs from the depth image, or it lies at the border"),
    DEAD_ZONE("dead-zone", "the movement along the asked direction is too small to be seen"),
    STEEP_VIEW("steep-view", "a camera looks so steeply up or down that its heading has no stable meaning"),
    TOO_SMALL("too-small", "the answer is so small that a fifth of it cannot be measured"),
    DEPTHS_TOO_CLOSE("depths-too-close", "the two depths differ too little to be told apart"),
    POINTS_TOO_CLOSE("points-too-close", "the two points lie too close together in the image"),
    NO_DISTRACTORS("no-distractors", "too few wrong options far enough from the answer and from each other"),
    MARK_OUTSIDE("mark-outside", "a dot with its label would not fit inside the image"),
    AMBIGUOUS_LABEL("ambiguous-label", "another object with the same label is seen in the images"),
    NEAR_IDENTICAL("near-identical", "two of the frames show nearly the same view"),
    SMALL_BODY("small-body", "the tracked point belongs to a rigid body of too few points, or to none"),
    OUTSIDE_IMAGE("outside-image", "the tracked point lies outside the image or at its border"),
    SLIPPING_TRACK("slipping-track", "the tracked point did not move as its rigid body did"),
    CROWDED_POINT("crowded-point", "another tracked point that moved otherwise is seen at the same place");

    private final String id;
    private final String meaning;

    Gate(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /// Name in the manifest, for example `dead-zone`.
    public String id() {
        return id;
    }

    /// One sentence for people.
    public String meaning() {
        return meaning;
    }
}
