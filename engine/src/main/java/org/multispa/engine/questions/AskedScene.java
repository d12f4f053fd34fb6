package org.multispa.engine.questions;

import java.util.List;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Profile;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SetAside;

/// A scene made ready for questions: what was computed about it, the rules and the seed. Immutable.
public interface AskedScene {
    SceneId id();

    Profile profile();

    /// Number of frames that questions can show.
    int usableFrames();

    /// What was left out of the scene, with the reason.
    List<SetAside> setAside();

    /// Proposes everything that can be asked of the wanted subtasks, in a fixed order. Subtasks that this kind of
    /// scene cannot feed are passed over.
    void propose(Set<Subtask> wanted, ProposalSink sink);
}
