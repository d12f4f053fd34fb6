package org.multispa.dataset.output;

/// Which pixels the paths of a data set's samples lead to.
public enum ImagesMode {
    /// The scans' own images; overlays are drawn when a sample is read.
    ORIGINAL("original"),
    /// Images below the data set's folder, with the overlays drawn.
    DRAWN("drawn");

    private final String key;

    ImagesMode(String key) {
        this.key = key;
    }

    /// The name in the manifest.
    public String key() {
        return key;
    }
}
