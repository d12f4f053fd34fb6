package org.multispa.evaluation.reward.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// Statistics of an episode's columns, as `meta/episodes_stats.jsonl` has them.
final class LeRobotStats {
    /// Images that statistics are made of, evenly spread over an episode.
    private static final int IMAGES = 64;

    private LeRobotStats() {}

    static Map<String, Object> of(List<LeRobotRow> rows) {
        Map<String, Object> stats = new LinkedHashMap<>();
        for (LeRobotFeature feature : LeRobotFeature.ALL) {
            Spread spread = new Spread();
            for (LeRobotRow row : rows) {
                spread.add(feature.value().applyAsDouble(row));
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("min", List.of(feature.shown(spread.min)));
            one.put("max", List.of(feature.shown(spread.max)));
            one.put("mean", List.of(spread.mean()));
            one.put("std", List.of(spread.deviation()));
            one.put("count", List.of(rows.size()));
            stats.put(feature.name(), one);
        }
        return stats;
    }

    /// For each of red, green and blue, from 0 to 1; shape (3, 1, 1).
    static Map<String, Object> ofImages(Frames frames) throws IOException {
        List<Spread> channels = List.of(new Spread(), new Spread(), new Spread());
        int images = Math.min(IMAGES, frames.count());
        int decoded = 0;
        for (int i = 0; i < images; i++) {
            int frame = (int) ((long) i * frames.count() / images);
            if (frames.isUsable(frame)) {
                RgbImage image = Jpeg.decode(frames.encoded(frame));
                decoded++;
                for (int at = 0; at < image.rgb().length; at++) {
                    channels.get(at % 3).add((image.rgb()[at] & 0xFF) / 255.0);
                }
            }
        }
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("min", shaped(channels, spread -> spread.min));
        stats.put("max", shaped(channels, spread -> spread.max));
        stats.put("mean", shaped(channels, Spread::mean));
        stats.put("std", shaped(channels, Spread::deviation));
        stats.put("count", List.of(decoded));
        return stats;
    }

    private static List<Object> shaped(List<Spread> channels, ToDoubleFunction<Spread> figure) {
        List<Object> shaped = new ArrayList<>();
        channels.forEach(channel -> shaped.add(List.of(List.of(figure.applyAsDouble(channel)))));
        return shaped;
    }

    /// Numbers as they come. Mean and deviation are kept up without large sums (Welford).
    private static final class Spread {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double mean;
        private double squares;
        private long count;

        void add(double value) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        double mean() {
            return mean;
        }

        /// Of the whole population, as numpy has it.
        double deviation() {
            return Math.sqrt(squares / count);
        }
    }
}
