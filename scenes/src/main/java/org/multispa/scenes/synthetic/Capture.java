package org.multispa.scenes.synthetic;

/// How a room is recorded.
///
/// @param frames number of frames
/// @param walk which way through the room; rescans of one room differ in it
/// @param colorWidth pixels of the colour images, 8 to 8192, as all sides
/// @param depthWidth pixels of the depth images, which show the same view
/// @param noise adds what a structured-light sensor adds to depth: errors growing with distance, holes at edges and
///     on slanted surfaces; otherwise depth is exact to the rounding to millimetres
public record Capture(
        int frames, int walk, int colorWidth, int colorHeight, int depthWidth, int depthHeight, boolean noise) {
    private static final int LARGEST = 8192;

    public Capture {
        if (frames < 1 || walk < 0) {
            throw new IllegalArgumentException(
                    "expected at least 1 frame and a walk ≥ 0, found " + frames + ", " + walk);
        }
        for (int side : new int[] {colorWidth, colorHeight, depthWidth, depthHeight}) {
            if (side < 8 || side > LARGEST) {
                throw new IllegalArgumentException(
                        "expected image sides from 8 to " + LARGEST + " pixels, found " + side);
            }
        }
    }

    /// Colour of 640x480 and exact depth of 320x240, first walk.
    public static Capture ofFrames(int frames) {
        return new Capture(frames, 0, 640, 480, 320, 240, false);
    }

    public Capture withColorSize(int width, int height) {
        return new Capture(frames, walk, width, height, depthWidth, depthHeight, noise);
    }

    public Capture withDepthSize(int width, int height) {
        return new Capture(frames, walk, colorWidth, colorHeight, width, height, noise);
    }

    public Capture withWalk(int newWalk) {
        return new Capture(frames, newWalk, colorWidth, colorHeight, depthWidth, depthHeight, noise);
    }

    public Capture withNoise(boolean newNoise) {
        return new Capture(frames, walk, colorWidth, colorHeight, depthWidth, depthHeight, newNoise);
    }
}
