package org.multispa.training.mixture;

import java.util.List;
import java.util.Optional;
import org.multispa.model.chat.Turn;

/// A sample as it stands in its file, its images not yet read.
///
/// @param name set, file, number and its own id, for messages
/// @param images in order
/// @param system the system line, if the sample brings one of its own
/// @param turns what is said; `<image>` stands in texts
public record RawSample(String name, List<ImageRef> images, Optional<String> system, List<Turn> turns) {
    public RawSample {
        images = List.copyOf(images);
        turns = List.copyOf(turns);
    }
}
