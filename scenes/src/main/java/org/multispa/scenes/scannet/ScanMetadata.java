package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;

/// The `key = value` lines of a scene's text file.
///
/// @param axisAlignment from the scan's world to one with z up and walls along the axes
/// @param lens focal lengths and principal point of the colour camera
/// @param colorSize size of the colour images
record ScanMetadata(Optional<Pose> axisAlignment, Optional<Lens> lens, Optional<ImageSize> colorSize) {
    static final ScanMetadata NONE = new ScanMetadata(Optional.empty(), Optional.empty(), Optional.empty());

    /// Reads the file; where there is none, nothing is known.
    ///
    /// @throws IOException naming the file, if a value cannot be read
    static ScanMetadata read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        Numbers.text(file).lines().map(line -> line.split("=", 2)).forEach(parts -> {
            if (parts.length == 2) {
                values.put(parts[0].strip(), parts[1].strip());
            }
        });
        try {
            return new ScanMetadata(axisAlignment(values), lens(values), colorSize(values));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Pose> axisAlignment(Map<String, String> values) {
        String text = values.get("axisAlignment");
        if (text == null) {
            return Optional.empty();
        }
        Pose pose = Pose.ofRowMajor(Numbers.matrix(text));
        if (!pose.isFinite() || pose.orthonormalityError() > 1e-2) {
            throw new IllegalArgumentException("expected axisAlignment to be a rotation and a shift, found " + text);
        }
        return Optional.of(pose);
    }

    private static Optional<Lens> lens(Map<String, String> values) {
        String fx = values.get("fx_color");
        String fy = values.get("fy_color");
        String mx = values.get("mx_color");
        String my = values.get("my_color");
        if (fx == null || fy == null || mx == null || my == null) {
            return Optional.empty();
        }
        return Optional.of(new Lens(Numbers.number(fx), Numbers.number(fy), Numbers.number(mx), Numbers.number(my)));
    }

    private static Optional<ImageSize> colorSize(Map<String, String> values) {
        String width = values.get("colorWidth");
        String height = values.get("colorHeight");
        if (width == null || height == null) {
            return Optional.empty();
        }
        return Optional.of(new ImageSize((int) Numbers.number(width), (int) Numbers.number(height)));
    }
}
