package org.multispa.scenes.tum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.posed.InsideFolder;
import org.multispa.scenes.posed.NumberFile;
import org.multispa.scenes.posed.PosedImages;

/// A colour image with the depth image and the pose nearest in time.
record TumFrame(int number, StampedLine color, Optional<StampedLine> depth, Optional<StampedLine> pose) {
    /// Largest difference of the stamps of what belongs to one frame, seconds.
    static final double MAX_DIFFERENCE = 0.02;

    /// All arguments in the order of their stamps. Colour images choose their depth image one after the other; one
    /// that is taken is passed over.
    static List<TumFrame> associate(List<StampedLine> colors, List<StampedLine> depths, List<StampedLine> poses) {
        List<TumFrame> frames = new ArrayList<>();
        boolean[] taken = new boolean[depths.size()];
        boolean[] shared = new boolean[poses.size()];
        for (StampedLine color : colors) {
            int depth = nearest(depths, color.stamp(), taken);
            int pose = nearest(poses, color.stamp(), shared);
            if (depth >= 0) {
                taken[depth] = true;
            }
            frames.add(new TumFrame(
                    frames.size(),
                    color,
                    depth < 0 ? Optional.empty() : Optional.of(depths.get(depth)),
                    pose < 0 ? Optional.empty() : Optional.of(poses.get(pose))));
        }
        return frames;
    }

    /// Position of the nearest line that is not taken, −1 if none is near enough.
    private static int nearest(List<StampedLine> lines, double stamp, boolean[] taken) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).stamp() < stamp - MAX_DIFFERENCE) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = low; i < lines.size() && lines.get(i).stamp() <= stamp + MAX_DIFFERENCE; i++) {
            double difference = Math.abs(lines.get(i).stamp() - stamp);
            if (!taken[i] && difference < least) {
                best = i;
                least = difference;
            }
        }
        return best;
    }

    String name() {
        return color.rest();
    }

    PosedImages images(Path folder) throws IOException {
        if (depth.isEmpty()) {
            throw new IOException("no depth image within " + MAX_DIFFERENCE + " s of " + color.stamp());
        }
        if (pose.isEmpty()) {
            throw new IOException("no pose within " + MAX_DIFFERENCE + " s of " + color.stamp());
        }
        double[] p = NumberFile.parse(pose.get().rest());
        if (p.length != 7) {
            throw new IOException("pose at " + pose.get().stamp() + " has " + p.length + " numbers, expected 7");
        }
        return new PosedImages(
                number,
                Pose.ofQuaternion(p[3], p[4], p[5], p[6], new Vec3(p[0], p[1], p[2])),
                InsideFolder.resolve(folder, color.rest()),
                InsideFolder.resolve(folder, depth.get().rest()));
    }
}
