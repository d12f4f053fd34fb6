package org.multispa.scenes.ply;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes binary little-endian PLY files.
public final class PlyWriter {
    private PlyWriter() {}

    /// Writes vertices with optional colours and triangles, replacing the file.
    ///
    /// @param rgb red, green and blue of each vertex, or empty
    /// @param triangles three vertex numbers a triangle, or empty
    public static void write(Path file, float[] x, float[] y, float[] z, byte[] rgb, int[] triangles)
            throws IOException {
        PlyPoints points = new PlyPoints(x, y, z);
        boolean colored = rgb.length > 0;
        if (colored && rgb.length != 3L * points.size()) {
            throw new IllegalArgumentException(
                    "expected 3 colour bytes for each of " + points.size() + " vertices, found " + rgb.length);
        }
        requireTriangles(triangles, points.size());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header(points.size(), colored, triangles.length / 3).getBytes(StandardCharsets.US_ASCII));
            ByteBuffer vertex = ByteBuffer.allocate(colored ? 15 : 12).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < points.size(); i++) {
                vertex.clear().putFloat(x[i]).putFloat(y[i]).putFloat(z[i]);
                if (colored) {
                    vertex.put(rgb, 3 * i, 3);
                }
                out.write(vertex.array());
            }
            ByteBuffer face = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < triangles.length; i += 3) {
                face.clear().put((byte) 3);
                face.putInt(triangles[i]).putInt(triangles[i + 1]).putInt(triangles[i + 2]);
                out.write(face.array());
            }
        }
    }

    private static void requireTriangles(int[] triangles, int vertices) {
        if (triangles.length % 3 != 0) {
            throw new IllegalArgumentException("expected 3 vertex numbers a triangle, found " + triangles.length);
        }
        for (int vertex : triangles) {
            if (vertex < 0 || vertex >= vertices) {
                throw new IllegalArgumentException("expected vertex numbers below " + vertices + ", found " + vertex);
            }
        }
    }

    private static String header(int vertices, boolean colored, int faces) {
        StringBuilder text = new StringBuilder("ply\nformat binary_little_endian 1.0\nelement vertex ")
                .append(vertices)
                .append("\nproperty float x\nproperty float y\nproperty float z\n");
        if (colored) {
            text.append("property uchar red\nproperty uchar green\nproperty uchar blue\n");
        }
        if (faces > 0) {
            text.append("element face ").append(faces).append("\nproperty list uchar int vertex_indices\n");
        }
        return text.append("end_header\n").toString();
    }
}
