package org.multispa.cli.reward;

import java.util.List;
import java.util.Locale;
import org.multispa.cli.options.Choice;

/// Whether a video's camera moves.
enum Camera {
    FIXED,
    MOVING;

    /// As users write it.
    static final class Kinds extends Choice<Camera> {
        Kinds() {
            super(List.of(Camera.values()), camera -> camera.name().toLowerCase(Locale.ROOT));
        }
    }
}
