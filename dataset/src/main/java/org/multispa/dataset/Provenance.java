package org.multispa.dataset;

import java.util.List;
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
    public Provenance {
        frames = List.copyOf(frames);
        points = List.copyOf(points);
        objects = List.copyOf(objects);
        raw = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(raw));
        templates = List.copyOf(templates);
        overlays = List.copyOf(overlays);
    }
}
