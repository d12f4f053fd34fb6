package org.multispa.engine.verify.facts;

import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.raw.Sight;
import org.multispa.engine.verify.raw.View;
import org.multispa.scenes.SceneObject;

/// A sample with what it refers to in a scan.
///
/// @param views the cameras of its frames, in the order of its images
/// @param places its points by their place in the scan's cloud
/// @param points the same in the aligned world
/// @param objects its objects
public record Asked(
        Sample sample,
        Sight sight,
        List<View> views,
        List<Integer> places,
        List<double[]> points,
        List<SceneObject> objects) {
    public Asked {
        views = List.copyOf(views);
        places = List.copyOf(places);
        points = List.copyOf(points);
        objects = List.copyOf(objects);
    }

    /// The same question about other cameras.
    public Asked with(List<View> others) {
        return new Asked(sample, sight, others, places, points, objects);
    }

    /// Camera of the first image.
    public View first() {
        return views.getFirst();
    }

    /// Camera of the last image.
    public View last() {
        return views.getLast();
    }
}
