package org.multispa.engine.verify.findings;

/// Why a data set and the raw scenes disagree. What stands first in this list is found first; the causes from
/// [#SIGN] to [#OTHER_FRAME] are diagnoses: the mistake under which the recorded numbers would be right.
public enum Cause {
    FILE("file", "a listed file is missing, or its size, hash or number of lines is not the listed one"),
    LINE("line", "a line cannot be read as a sample"),
    DUPLICATE_ID("duplicate-id", "two samples share an id"),
    COUNT("count", "the manifest counts other samples than the files hold"),
    MANIFEST("manifest", "scene, family, split or profile is not that of the manifest"),
    SCENE("scene", "the scene, or a frame, point or object of it, is not there or cannot be read"),
    IMAGE("image", "an image is missing, altered, of another size, or not the frame's own"),
    SWAPPED_IMAGES("swapped-images", "right for the images in another order"),
    OTHER_FRAME("other-frame", "right for a neighbouring frame"),
    TEXT("text", "the answer in the reply is not gt_value"),
    WORDING("wording", "the question lacks what it should name, or has another number of image placeholders"),
    LABEL("label", "the question names another label than the object's"),
    UNIT("unit", "right in another unit: metres for millimetres, radians for degrees"),
    SIGN("sign", "right with the sign, or the direction, turned around"),
    WORLD_TO_CAMERA("world-to-camera", "right if world-to-camera matrices are taken for camera-to-world"),
    LETTER("letter", "another option than the right one"),
    ANSWER("answer", "the answer is not what the scene gives, by no mistake known here"),
    RAW("raw", "the answer is right, a raw value beside it is not, is missing or is unknown"),
    OVERLAY("overlay", "a mark is not where its point lies, or the image was drawn for other marks"),
    NOT_SEEN("not-seen", "a frame does not see a point that the question is about"),
    RAW_DEPTH("raw-depth", "the raw depth behind the first pixel does not lead to the second"),
    GATE("gate", "a threshold of the profile is not met"),
    BIN("bin", "the sampling bin is another one");

    private final String id;
    private final String meaning;

    Cause(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /// Name in reports, for example `swapped-images`.
    public String id() {
        return id;
    }

    /// One sentence for people.
    public String meaning() {
        return meaning;
    }
}
