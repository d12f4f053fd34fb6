package org.multispa.engine.verify.sample;

import java.util.List;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.Scene;
import org.multispa.scenes.StaticScene;

/// Holds samples of one scene against it. Thread-safe.
public interface SampleCheck {
    /// What is wrong with a sample; empty if nothing is.
    List<Fault> faults(Sample sample);

    /// The frames behind a sample's images, empty where not all of them are there.
    List<Frame> frames(Sample sample);

    /// The check of a scene's samples.
    ///
    /// @param listing what the manifest says about the scene and the data set
    static SampleCheck of(Scene scene, Rules rules, Listing listing) {
        return switch (scene) {
            case StaticScene standing -> new StillCheck(standing, rules, listing);
            case DynamicScene moving -> new MovingCheck(moving, rules, listing);
        };
    }
}
