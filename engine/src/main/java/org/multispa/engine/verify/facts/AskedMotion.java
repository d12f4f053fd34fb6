package org.multispa.engine.verify.facts;

import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.raw.MovingSight;
import org.multispa.engine.verify.raw.View;

/// A sample with the point of a tracked video that it is about.
///
/// @param views the cameras of its frames, in the order of its images
/// @param point position among the tracks
public record AskedMotion(Sample sample, MovingSight sight, List<View> views, int point) {
    public AskedMotion {
        views = List.copyOf(views);
    }

    /// The same question about other cameras.
    public AskedMotion with(List<View> others) {
        return new AskedMotion(sample, sight, others, point);
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
