package org.multispa.dataset.output;

/// What became of the images of a data set.
public enum ImagesMode {
    /// Every image lies in the data set's `images` folder; where a question has marks, a copy with the marks drawn.
    DRAWN("drawn"),
    /// Every frame lies in the `images` folder once, unmarked; the marks stay in the sample's overlays and are
    /// drawn when it is read or exported.
    LAZY("lazy"),
    /// No image was written; samples name the frames as `LAZY` would.
    NONE("none");

    private final String key;

    ImagesMode(String key) {
        this.key = key;
    }

    /// The name in the manifest and on the command line.
    public String key() {
        return key;
    }
}
