package org.multispa.benchmarks.room;

import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.images.RgbImage;

/// A picture of a [BoxRoom] with what makes a photograph costly to code: edges, shading, texture at several scales
/// and the grain of a sensor.
public final class Photo {
    private static final int OCTAVES = 4;

    private Photo() {}

    /// The picture that the camera takes at `pose`.
    public static RgbImage of(BoxRoom room, Pose pose, Intrinsics camera, long seed) {
        Vec3 eye = pose.translation();
        byte[] rgb = new byte[3 * camera.width() * camera.height()];
        for (int y = 0, at = 0; y < camera.height(); y++) {
            for (int x = 0; x < camera.width(); x++) {
                Vec3 ray = pose.rotate(camera.backProject(x, y, 1));
                BoxRoom.Hit hit = room.hit(eye, ray);
                Vec3 place = eye.plus(ray.times(hit.depth()));
                SeededHash surface =
                        SeededHash.of(seed).with("colour").with(hit.piece()).with(hit.axis());
                double light = (1.15 - 0.12 * hit.axis()) / (1 + 0.06 * hit.depth() * hit.depth());
                double shade = light * (0.85 + 0.3 * texture(place, hit.axis(), seed));
                double grain = 5 * (SeededHash.of(seed).with(x).with(y).unit() - 0.5);
                for (int channel = 0; channel < 3; channel++) {
                    double colour = surface.with(channel).between(70, 220);
                    rgb[at++] = (byte) Math.clamp(Math.round(shade * colour + grain), 0, 255);
                }
            }
        }
        return new RgbImage(camera.width(), camera.height(), rgb);
    }

    /// Smooth noise of several scales on a surface, about 0 to 1.
    private static double texture(Vec3 place, int axis, long seed) {
        double u = axis == 0 ? place.y() : place.x();
        double v = axis == 2 ? place.y() : place.z();
        double sum = 0;
        double scale = 4;
        double weight = 0.5;
        for (int octave = 0; octave < OCTAVES; octave++) {
            sum += weight * noise(u * scale, v * scale, seed + octave);
            scale *= 3;
            weight *= 0.6;
        }
        return sum;
    }

    private static double noise(double u, double v, long seed) {
        long left = (long) Math.floor(u);
        long top = (long) Math.floor(v);
        double x = u - left;
        double y = v - top;
        double upper = corner(left, top, seed) * (1 - x) + corner(left + 1, top, seed) * x;
        double lower = corner(left, top + 1, seed) * (1 - x) + corner(left + 1, top + 1, seed) * x;
        return upper * (1 - y) + lower * y;
    }

    private static double corner(long x, long y, long seed) {
        return SeededHash.of(seed).with(x).with(y).unit();
    }
}
