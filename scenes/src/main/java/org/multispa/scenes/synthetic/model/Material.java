package org.multispa.scenes.synthetic.model;

/// The look of a part.
///
/// @param color main colour, 0xRRGGBB
/// @param accent second colour of the pattern, 0xRRGGBB
/// @param width metres after which the pattern repeats along u
/// @param height metres after which it repeats along v
/// @param glow light given off, as a multiple of full daylight; 0 for most
/// @param seed tells textures of the same kind apart
public record Material(Pattern pattern, int color, int accent, double width, double height, double glow, long seed) {
    public Material {
        if (!(width > 0 && height > 0 && glow >= 0)) {
            throw new IllegalArgumentException(
                    "texture size must be positive and glow not negative: " + width + "x" + height + ", " + glow);
        }
    }

    public static Material of(Pattern pattern, int color, int accent, double size, long seed) {
        return new Material(pattern, color, accent, size, size, 0, seed);
    }

    /// One colour with a trace of grain.
    public static Material plain(int color) {
        return of(Pattern.PLAIN, color, color, 0.5, 0);
    }

    /// The same surface giving off light.
    public Material glowing(double newGlow) {
        return new Material(pattern, color, accent, width, height, newGlow, seed);
    }

    /// The same texture stretched so that one copy fills `newWidth` by `newHeight` metres.
    public Material filling(double newWidth, double newHeight) {
        return new Material(pattern, color, accent, newWidth, newHeight, glow, seed);
    }
}
