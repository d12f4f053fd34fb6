package org.multispa.engine.verify.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.raw.View;
import org.multispa.scenes.Frame;

/// The frames of a scene by their numbers.
///
/// @param views for each frame its camera
record FrameTable(List<Frame> frames, List<View> views, Map<Integer, Integer> positions) {
    static FrameTable of(List<Frame> frames, List<View> views) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < frames.size(); i++) {
            positions.put(frames.get(i).number(), i);
        }
        return new FrameTable(frames, views, positions);
    }

    /// The frames of a sample, empty where not all of them are there.
    List<Frame> framesOf(Sample sample) {
        return positionsOf(sample).stream().map(frames::get).toList();
    }

    List<View> viewsOf(Sample sample) {
        return positionsOf(sample).stream().map(views::get).toList();
    }

    private List<Integer> positionsOf(Sample sample) {
        List<Integer> found = new ArrayList<>();
        for (Integer number : sample.provenance().frames()) {
            Integer position = positions.get(number);
            if (position == null) {
                return List.of();
            }
            found.add(position);
        }
        return found;
    }

    /// The cameras with some of them replaced by those `step` frames later; empty where the scene ends before.
    ///
    /// @param image the one to replace, or −1 for all
    List<View> moved(List<View> shown, int image, int step) {
        List<View> moved = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int position = shown.get(i).position() + (image < 0 || image == i ? step : 0);
            if (position < 0 || position >= views.size()) {
                return List.of();
            }
            moved.add(views.get(position));
        }
        return moved;
    }
}
