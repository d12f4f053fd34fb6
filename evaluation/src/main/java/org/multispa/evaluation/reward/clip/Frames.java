package org.multispa.evaluation.reward.clip;

import java.io.IOException;
import org.multispa.images.ImageSize;

/// The frames of one video, in order. Safe for use by several threads.
public interface Frames {
    /// The video's name.
    String clip();

    /// Number of frames, at least 1.
    int count();

    /// What a user calls a frame: its file's name, or its number.
    String name(int frame);

    /// Whether the frame's image can be used. The first frame's always can.
    boolean isUsable(int frame);

    /// Size of all images, pixels.
    ImageSize size();

    /// The image as stored, JPEG or PNG.
    ///
    /// @throws IOException if it cannot be read
    byte[] encoded(int frame) throws IOException;
}
