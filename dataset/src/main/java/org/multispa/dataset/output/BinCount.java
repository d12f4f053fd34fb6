package org.multispa.dataset.output;

/// How many samples of one sampling bin were asked for and how many the scenes gave.
public record BinCount(String bin, long asked, long achieved) {
    public BinCount {
        if (asked < 0 || achieved < 0) {
            throw new IllegalArgumentException(
                    "bin '" + bin + "': counts must be at least 0, found " + asked + " and " + achieved);
        }
    }
}
