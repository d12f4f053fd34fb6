package org.multispa.dataset.audit.blind;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Says what is best for the questions that point at the nearest places: k nearest neighbours, with the answer that
/// grading likes best among them.
final class NearestPredictor implements Predictor {
    private static final int MOST_TRAINING = 5_000;
    private static final int MOST_NEIGHBOURS = 64;
    private static final int LEAST_NEIGHBOURS = 8;

    private record Neighbour(double distance, int index) implements Comparable<Neighbour> {
        @Override
        public int compareTo(Neighbour other) {
            int nearer = Double.compare(other.distance, distance);
            return nearer != 0 ? nearer : Integer.compare(other.index, index);
        }
    }

    @Override
    public Trained train(List<Probe> training) {
        Guess overall = BestGuess.of(training);
        List<Probe> known = training.stream()
                .filter(probe -> !probe.places().isEmpty())
                .limit(MOST_TRAINING)
                .toList();
        if (known.size() < 2 * LEAST_NEIGHBOURS) {
            return _ -> overall;
        }
        Place[] places = known.stream().map(probe -> probe.places().getFirst()).toArray(Place[]::new);
        int count = Math.clamp((int) Math.sqrt(known.size()), LEAST_NEIGHBOURS, MOST_NEIGHBOURS);
        return probe -> {
            if (probe.places().isEmpty()) {
                return overall;
            }
            int[] nearest = nearest(places, probe.places().getFirst(), count);
            return BestGuess.of(Arrays.stream(nearest).mapToObj(known::get).toList());
        };
    }

    private static int[] nearest(Place[] places, Place from, int count) {
        PriorityQueue<Neighbour> nearest = new PriorityQueue<>(count + 1);
        double farthest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < places.length; i++) {
            double distance = places[i].distance(from);
            if (distance >= farthest) {
                continue;
            }
            nearest.add(new Neighbour(distance, i));
            if (nearest.size() > count) {
                nearest.remove();
                farthest = nearest.element().distance();
            }
        }
        return nearest.stream().mapToInt(Neighbour::index).sorted().toArray();
    }
}
