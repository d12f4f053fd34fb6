package org.multispa.engine.wording.grow;

import java.util.List;
import org.multispa.engine.wording.WordingCheck.Role;

/// Something that a model wrote and that was not taken.
///
/// @param reasons at least one
public record Refused(Role role, String text, List<String> reasons) {
    private static final int SHOWN = 200;

    public Refused {
        reasons = List.copyOf(reasons);
    }

    /// The text on one line, its first 200 characters.
    public String shortened() {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
    }
}
