package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.scenes.npy.NpyPoints;
import org.multispa.scenes.ply.PlyPoints;
import org.multispa.scenes.ply.PlyReader;
import org.multispa.scenes.posed.RgbdScan.ScanPoints;

/// The point set of a plain scene.
final class PointFile {
    private PointFile() {}

    /// @param metres length of the file's unit
    /// @throws IOException naming the file, if it is missing, broken or neither `.npy` nor `.ply`
    static ScanPoints read(Path file, double metres) throws IOException {
        ScanPoints points = read(file);
        scale(points.x(), (float) metres);
        scale(points.y(), (float) metres);
        scale(points.z(), (float) metres);
        return points;
    }

    private static ScanPoints read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("missing file " + file);
        }
        String name = file.getFileName().toString();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "npy" -> {
                NpyPoints points = NpyPoints.read(file);
                yield new ScanPoints(points.x(), points.y(), points.z());
            }
            case "ply" -> {
                PlyPoints points = PlyReader.readPoints(file);
                yield new ScanPoints(points.x(), points.y(), points.z());
            }
            default -> throw new IOException(file + ": expected points in an .npy or .ply file");
        };
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
