package org.multispa.scenes.ply;

/// The vertices of a PLY file in file order: three arrays of one length, finite numbers in the file's own frame and
/// unit. The arrays are not copied.
public record PlyPoints(float[] x, float[] y, float[] z) {
    public PlyPoints {
        if (x.length != y.length || x.length != z.length) {
            throw new IllegalArgumentException(
                    "coordinate arrays differ in length: " + x.length + ", " + y.length + ", " + z.length);
        }
    }

    public int size() {
        return x.length;
    }
}
