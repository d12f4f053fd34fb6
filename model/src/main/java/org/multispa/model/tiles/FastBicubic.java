package org.multispa.model.tiles;

import org.multispa.images.RgbImage;

/// The same sums as [PlainBicubic] in another order: rows are stretched as they are needed ([StretchedRows])
/// and added up in loops over whole rows ([RowSums]).
final class FastBicubic implements Resampling {
    private final WeightCache weights = new WeightCache();

    @Override
    public RgbImage resize(RgbImage image, int width, int height) {
        BicubicWeights vertical = weights.of(image.height(), height);
        StretchedRows rows = new StretchedRows(image, weights.of(image.width(), width), vertical.taps());
        int stride = 3 * width;
        byte[] out = new byte[Math.multiplyExact(stride, height)];
        int[] row = new int[stride];
        for (int y = 0; y < height; y++) {
            rows.sum(vertical, y, row);
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = (byte) row[i];
            }
        }
        return new RgbImage(width, height, out);
    }
}
