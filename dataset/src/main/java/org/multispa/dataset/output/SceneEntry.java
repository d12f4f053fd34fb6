package org.multispa.dataset.output;

import java.util.List;

/// A scene that a data set was made from.
///
/// @param family the unit of splitting; every scene of a family has the same split
/// @param framesUsed frames that could be used
/// @param setAside what was left out of the scene
public record SceneEntry(String scene, String family, String split, int framesUsed, List<SetAsideEntry> setAside) {
    public SceneEntry {
        setAside = List.copyOf(setAside);
        if (framesUsed < 0) {
            throw new IllegalArgumentException("scene '" + scene + "' cannot use " + framesUsed + " frames");
        }
    }
}
