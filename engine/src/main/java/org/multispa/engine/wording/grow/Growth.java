package org.multispa.engine.wording.grow;

import java.util.List;
import java.util.Optional;
import org.multispa.engine.wording.Template;
import org.multispa.engine.wording.WordingPack;

/// What came of asking a model for templates.
///
/// @param pack the pack with the new templates and a higher version; the old one if there are none
/// @param accepted the new templates
/// @param refused what was not taken, with reasons
/// @param requests replies that were asked for
/// @param missing templates that were wanted and are not there
/// @param stopped why the endpoint was given up, if it was
public record Growth(
        WordingPack pack,
        List<Template> accepted,
        List<Refused> refused,
        int requests,
        int missing,
        Optional<String> stopped) {
    public Growth {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }
}
