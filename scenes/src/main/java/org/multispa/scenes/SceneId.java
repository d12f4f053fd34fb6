package org.multispa.scenes;

import java.util.regex.Pattern;

/// Name of a scene, unique among the scenes of a run, and of the place it belongs to: all rescans of one place and all
/// sequences of one capture share a family, and a split never parts a family.
///
/// Both become parts of file names, so they hold only letters, digits, `.`, `_` and `-` and do not start with a dot.
public record SceneId(String name, String family) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    public SceneId {
        if (!SAFE.matcher(name).matches() || !SAFE.matcher(family).matches()) {
            throw new IllegalArgumentException("scene name and family must be letters, digits, '.', '_', '-', found '"
                    + name + "', '" + family + "'");
        }
    }
}
