package org.multispa.dataset;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a sample comes from: enough to recompute its answer from the raw scene.
///
/// @param scene scene name
/// @param family scene family, the unit of splitting
/// @param frames frame numbers, in the order of the sample's images
/// @param points positions of the referenced points in the scan's own point order, empty if none
/// @param objects ids of the referenced objects, empty if none
/// @param raw named raw values in metres, degrees or pixels, double precision
/// @param bin name of the sampling bin
/// @param profile `paper` or `strict`
/// @param templates ids of the wording templates used: task, question, answer
/// @param overlays what is to be drawn on which image
public record Provenance(
        String scene,
        String family,
        List<Integer> frames,
        List<Integer> points,
        List<Integer> objects,
        SortedMap<String, Double> raw,
        String bin,
        String profile,
        List<String> templates,
        List<Overlay> overlays) {
    /// Key in [#raw] of the x of the point that is not the answer of a comparison by coordinates, normalised
    /// 0..999.
    public static final String OTHER_X = "other_x";

    /// Key in [#raw] of that point's y.
    public static final String OTHER_Y = "other_y";

    public Provenance {
        frames = List.copyOf(frames);
        points = List.copyOf(points);
        objects = List.copyOf(objects);
        raw = Collections.unmodifiableSortedMap(new TreeMap<>(raw));
        templates = List.copyOf(templates);
        overlays = List.copyOf(overlays);
        raw.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("raw value '" + name + "' must be finite, found " + value);
            }
        });
        if (overlays.size() > 1
                && overlays.stream().mapToInt(Overlay::image).distinct().count() != overlays.size()) {
            throw new IllegalArgumentException("at most one overlay an image, found " + overlays);
        }
    }

    /// The other of the two points of a comparison by coordinates, if [#raw] holds it.
    public Optional<Answer.Pixel> otherPixel() {
        Double x = raw.get(OTHER_X);
        Double y = raw.get(OTHER_Y);
        return x == null || y == null ? Optional.empty() : Optional.of(new Answer.Pixel(x.intValue(), y.intValue()));
    }
}
