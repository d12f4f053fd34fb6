package org.multispa.scenes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import org.multispa.geometry.Pose;
import org.multispa.images.gray16.Gray16;
import org.multispa.images.gray16.Gray16Png;

/// Files of small scans.
public final class TinyImages {
    private TinyImages() {}

    /// A depth image of one value, 32x24.
    public static void depth(Path file, int value) throws IOException {
        char[] values = new char[32 * 24];
        Arrays.fill(values, (char) value);
        write(file, Gray16Png.encode(new Gray16(32, 24, values)));
    }

    /// A grey picture of 64x48.
    public static void color(Path file) throws IOException {
        write(file, BoxRoom.jpeg(64, 48));
    }

    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, bytes);
    }

    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The 16 numbers of a pose, four a line.
    public static String text(Pose pose) {
        StringBuilder text = new StringBuilder();
        double[] m = pose.toRowMajor();
        for (int row = 0; row < 4; row++) {
            StringJoiner line = new StringJoiner(" ", "", "\n");
            for (int column = 0; column < 4; column++) {
                line.add(String.format(Locale.ROOT, "%.9e", m[4 * row + column]));
            }
            text.append(line);
        }
        return text.toString();
    }

    /// A pose without rotation.
    public static Pose at(double x, double y, double z) {
        return new Pose(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z);
    }
}
