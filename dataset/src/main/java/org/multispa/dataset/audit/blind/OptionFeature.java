package org.multispa.dataset.audit.blind;

import java.util.List;

/// Something about where one option of a choice lies, cut into a few bins.
enum OptionFeature {
    X("how far right the option lies") {
        @Override
        int bin(Probe probe, int option) {
            return tenth(probe.places().get(option).x());
        }
    },
    Y("how low the option lies") {
        @Override
        int bin(Probe probe, int option) {
            return tenth(probe.places().get(option).y());
        }
    },
    RANK_X("which option is leftmost") {
        @Override
        int bin(Probe probe, int option) {
            return rank(probe, option, (places, i) -> places.get(i).x());
        }
    },
    RANK_Y("which option is highest in the image") {
        @Override
        int bin(Probe probe, int option) {
            return rank(probe, option, (places, i) -> places.get(i).y());
        }
    },
    CENTRE("how far the option is from the image centre") {
        @Override
        int bin(Probe probe, int option) {
            return tenth(probe.places().get(option).distance(MIDDLE));
        }
    },
    CROWD("which option is nearest to the others") {
        @Override
        int bin(Probe probe, int option) {
            return rank(
                    probe,
                    option,
                    (places, i) -> places.stream()
                            .mapToDouble(place -> place.distance(places.get(i)))
                            .sum());
        }
    },
    SOURCE("which option is nearest to where the point lies in the first image") {
        @Override
        int bin(Probe probe, int option) {
            return probe.source()
                    .map(source ->
                            rank(probe, option, (places, i) -> places.get(i).distance(source)))
                    .orElse(0);
        }
    };

    static final int BINS = 26;

    private static final Place MIDDLE = new Place("", 0.5, 0.5);

    private final String text;

    OptionFeature(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// In [0, [#BINS]).
    abstract int bin(Probe probe, int option);

    private interface Measure {
        double of(List<Place> places, int option);
    }

    private static int tenth(double share) {
        return (int) Math.clamp(Math.floor(share * 10), 0, 9);
    }

    private static int rank(Probe probe, int option, Measure measure) {
        double own = measure.of(probe.places(), option);
        int smaller = 0;
        for (int i = 0; i < probe.places().size(); i++) {
            if (measure.of(probe.places(), i) < own) {
                smaller++;
            }
        }
        return Math.min(smaller, BINS - 1);
    }
}
