package org.multispa.scenes.scannet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SetAside;

/// The frames of a scan as they lie on disk. Nothing but poses is read before it is asked for.
interface FrameStore {
    /// Numbers of all frames the scan holds, usable or not, rising.
    List<Integer> numbers();

    /// The camera's matrix stored with the frames.
    ///
    /// @throws IOException if it is there but cannot be read
    Optional<Lens> lens() throws IOException;

    /// The size of the colour images, where it is stored with the frames.
    Optional<ImageSize> colorSize();

    /// Camera to the scan's own world; holds inf or NaN where tracking was lost.
    ///
    /// @throws IOException if the pose is missing or cannot be read
    Pose pose(int number) throws IOException;

    /// @throws IOException if one of the images is missing
    FramePixels pixels(int number) throws IOException;

    /// What could not be listed.
    List<SetAside> setAside();
}
