package org.multispa.dataset;

import java.util.List;

/// One question with its answer, as it stands on one line of a data set.
///
/// @param id unique and stable name
/// @param images the question's images in order
/// @param conversations the turns; `<image>` stands where an image goes
/// @param subtask our subtask
/// @param split `train` or a benchmark's split name
/// @param truth the answer
/// @param provenance what is needed to recompute the answer from the scene
public record Sample(
        String id,
        List<Image> images,
        List<Turn> conversations,
        Subtask subtask,
        String split,
        Answer truth,
        Provenance provenance) {
    public Sample {
        images = List.copyOf(images);
        conversations = List.copyOf(conversations);
    }

    /// @param path relative to the data set's image root, with forward slashes
    /// @param width pixels of the original image
    /// @param height pixels of the original image
    public record Image(String path, int width, int height) {}
}
