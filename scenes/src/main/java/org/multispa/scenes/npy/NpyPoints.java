package org.multispa.scenes.npy;

import java.io.IOException;
import java.nio.file.Path;

/// Points from an `.npy` file of shape (N, 3), in the file's order and unit. The arrays are not copied.
public record NpyPoints(float[] x, float[] y, float[] z) {
    public NpyPoints {
        if (x.length != y.length || x.length != z.length) {
            throw new IllegalArgumentException("coordinate arrays differ in length");
        }
    }

    /// @throws IOException naming the file, if it is no array of shape (N, 3) or a coordinate is not finite
    public static NpyPoints read(Path file) throws IOException {
        NpyArray array = NpyArray.read(file);
        if (array.dimensions() != 2 || array.length(1) != 3) {
            throw new IOException(file + ": expected an array of shape (N, 3)");
        }
        float[][] axes = new float[3][array.length(0)];
        for (int i = 0; i < array.size(); i++) {
            float value = (float) array.get(i);
            if (!Float.isFinite(value)) {
                throw new IOException(
                        file + ": point " + i / 3 + " has the coordinate " + value + ", expected a number");
            }
            axes[i % 3][i / 3] = value;
        }
        return new NpyPoints(axes[0], axes[1], axes[2]);
    }
}
