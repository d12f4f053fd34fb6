package org.multispa.evaluation.backend;

import java.util.List;

/// A question as a model is to see it.
///
/// @param id the sample's, for messages and logs
/// @param text with `<image>` where each image goes
/// @param images JPEG or PNG, as many as the text has places, in their order
public record Ask(String id, String text, List<byte[]> images) {
    public Ask {
        images = List.copyOf(images);
    }
}
