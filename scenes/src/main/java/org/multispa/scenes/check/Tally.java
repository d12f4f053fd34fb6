package org.multispa.scenes.check;

/// Counts of how predicted depths compare with measured ones.
final class Tally {
    private int all;
    private int agreeing;
    private int nearer;
    private int farther;

    void add(Depths depths) {
        all++;
        switch (depths) {
            case AGREES -> agreeing++;
            case NEARER -> nearer++;
            case FARTHER -> farther++;
            case OUTSIDE -> {
                // says nothing
            }
        }
    }

    /// Predictions that could be compared, as a share of all.
    double comparedShare() {
        return all == 0 ? 0 : (double) compared() / all;
    }

    int compared() {
        return agreeing + nearer + farther;
    }

    /// Share of agreeing predictions, where one behind the surface counts `hiddenWeight` of one before it.
    double agreement(double hiddenWeight) {
        return agreeing / (agreeing + nearer + hiddenWeight * farther);
    }
}
