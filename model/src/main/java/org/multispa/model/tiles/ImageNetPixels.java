package org.multispa.model.tiles;

/// Grey levels as the vision encoder reads them: divided by 255, less ImageNet's mean, divided by its
/// deviation, each step in single precision as torchvision takes it.
public final class ImageNetPixels {
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
    private static final float[][] LEVELS = levels();

    private ImageNetPixels() {}

    private static float[][] levels() {
        float[][] levels = new float[3][256];
        for (int channel = 0; channel < 3; channel++) {
            for (int level = 0; level < 256; level++) {
                levels[channel][level] = (level / 255f - MEAN[channel]) / DEVIATION[channel];
            }
        }
        return levels;
    }

    /// All tiles as `count x 3 x size x size` floats (NCHW): in a tile all of red, then green, then blue.
    public static float[] of(Tiles tiles) {
        int plane = tiles.size() * tiles.size();
        byte[] pixels = tiles.pixels();
        float[] out = new float[pixels.length];
        float[] red = LEVELS[0];
        float[] green = LEVELS[1];
        float[] blue = LEVELS[2];
        for (int tile = 0; tile < tiles.count(); tile++) {
            int start = 3 * plane * tile;
            for (int i = 0; i < plane; i++) {
                out[start + i] = red[pixels[start + 3 * i] & 0xFF];
                out[start + plane + i] = green[pixels[start + 3 * i + 1] & 0xFF];
                out[start + 2 * plane + i] = blue[pixels[start + 3 * i + 2] & 0xFF];
            }
        }
        return out;
    }
}
