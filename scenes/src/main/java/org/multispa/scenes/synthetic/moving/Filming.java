package org.multispa.scenes.synthetic.moving;

import java.util.Optional;

/// How actions are filmed.
///
/// @param frames frames of a clip, ten a second
/// @param tracks points that are followed
/// @param cameras resting cameras around one action, each giving a clip of its own
/// @param size width and height of the images; empty for that of the real recordings (512x512 where the
///     camera moves, 640x360 where it rests)
public record Filming(int frames, int tracks, int cameras, Optional<Size> size) {
    /// 48 frames, 512 points, 3 resting cameras.
    public static final Filming DEFAULT = new Filming(48, 512, 3, Optional.empty());

    private static final int MOST_FRAMES = 2000;
    private static final int MOST_TRACKS = 100_000;
    private static final int MOST_CAMERAS = 16;
    /// Frames times tracks; their places fill 12 bytes each, in one array.
    private static final long MOST_PLACES = 50_000_000;

    /// Width and height in pixels.
    public record Size(int width, int height) {
        public Size {
            if (width < 8 || height < 8 || width > 8192 || height > 8192) {
                throw new IllegalArgumentException(
                        "expected image sides from 8 to 8192 pixels, found " + width + "x" + height);
            }
        }
    }

    public Filming {
        if (frames < 4 || frames > MOST_FRAMES) {
            throw new IllegalArgumentException("expected 4 to " + MOST_FRAMES + " frames, found " + frames);
        }
        if (tracks < 1 || tracks > MOST_TRACKS || cameras < 1 || cameras > MOST_CAMERAS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_TRACKS + " tracks and 1 to " + MOST_CAMERAS
                    + " cameras, found " + tracks + ", " + cameras);
        }
        if ((long) frames * tracks > MOST_PLACES) {
            throw new IllegalArgumentException("expected at most " + MOST_PLACES + " places, which is frames times"
                    + " tracks, found " + frames + " times " + tracks);
        }
    }

    public Filming withFrames(int newFrames) {
        return new Filming(newFrames, tracks, cameras, size);
    }

    public Filming withTracks(int newTracks) {
        return new Filming(frames, newTracks, cameras, size);
    }

    public Filming withCameras(int newCameras) {
        return new Filming(frames, tracks, newCameras, size);
    }

    public Filming withSize(int width, int height) {
        return new Filming(frames, tracks, cameras, Optional.of(new Size(width, height)));
    }
}
