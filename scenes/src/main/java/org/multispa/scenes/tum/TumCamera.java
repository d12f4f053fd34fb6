package org.multispa.scenes.tum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.multispa.geometry.Intrinsics;
import org.multispa.images.ImageSize;
import org.multispa.scenes.posed.NumberFile;
import org.multispa.scenes.posed.SceneFolders;

/// Intrinsics of a sequence: `camera.txt` or `calibration.txt` in its folder (`fx fy cx cy`, or a 3x3 matrix), else
/// the benchmark's published values by the folder's name (`freiburg1`, `freiburg2`, `freiburg3`), else the defaults
/// of the ROS driver. The latter two hold for images of 640x480.
final class TumCamera {
    private TumCamera() {}

    static Intrinsics of(Path folder, ImageSize size) throws IOException {
        for (String name : new String[] {"camera.txt", "calibration.txt"}) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return read(file, size);
            }
        }
        if (size.width() != 640 || size.height() != 480) {
            throw new IOException("colour images are " + size.width() + "x" + size.height()
                    + ", for which no intrinsics are known; write fx fy cx cy to " + folder.resolve("camera.txt"));
        }
        String name = SceneFolders.nameOf(folder).toLowerCase(Locale.ROOT);
        if (name.contains("freiburg1")) {
            return new Intrinsics(517.3, 516.5, 318.6, 255.3, 640, 480);
        }
        if (name.contains("freiburg2")) {
            return new Intrinsics(520.9, 521.0, 325.1, 249.7, 640, 480);
        }
        if (name.contains("freiburg3")) {
            return new Intrinsics(535.4, 539.2, 320.1, 247.6, 640, 480);
        }
        return new Intrinsics(525, 525, 319.5, 239.5, 640, 480);
    }

    private static Intrinsics read(Path file, ImageSize size) throws IOException {
        double[] k = NumberFile.read(file);
        return switch (k.length) {
            case 4 -> new Intrinsics(k[0], k[1], k[2], k[3], size.width(), size.height());
            case 9 -> new Intrinsics(k[0], k[4], k[2], k[5], size.width(), size.height());
            default ->
                throw new IOException(file + ": expected fx fy cx cy or a 3x3 matrix, found " + k.length
                        + " numbers; distorted images have to be undistorted first");
        };
    }
}
