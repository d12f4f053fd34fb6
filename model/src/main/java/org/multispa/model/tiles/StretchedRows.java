package org.multispa.model.tiles;

import java.util.Arrays;
import java.util.Collections;
import org.multispa.images.RgbImage;

/// The rows of an image after the filter along its columns, made block by block when they are first asked for
/// and kept while a window of rows moves down.
///
/// A block is turned so that its columns are the arrays: then a column of the result is a weighted sum of
/// arrays, as a row of the second filter is. For one thread.
final class StretchedRows {
    private static final int MOST_ROWS = 64;

    /// Pixels of a block, so that wide images do not take much memory.
    private static final int BLOCK = 1 << 17;

    private final RgbImage image;
    private final BicubicWeights weights;
    private final int block;
    private final int[][] columns;
    private final int[] column;
    private final int[][] kept;
    private int first;
    private int made;

    /// @param weights of the columns
    /// @param window how many rows must be at hand together
    StretchedRows(RgbImage image, BicubicWeights weights, int window) {
        this.image = image;
        this.weights = weights;
        this.block = Math.clamp(BLOCK / image.width(), 1, Math.min(MOST_ROWS, image.height()));
        this.columns = new int[image.width()][3 * block];
        this.column = new int[3 * block];
        this.kept = new int[block + window][3 * weights.size()];
    }

    /// Fills `out` with row `y` of the result. Rows must be asked for from the top.
    void sum(BicubicWeights vertical, int y, int[] out) {
        while (made < vertical.start(y) + vertical.taps(y)) {
            if (made + block - first > kept.length) {
                forgetAbove(vertical.start(y));
            }
            makeBlock(Math.min(block, image.height() - made));
        }
        RowSums.levels(kept, vertical.start(y) - first, vertical, y, out);
    }

    /// Takes the arrays of rows that are needed no more for rows to come.
    private void forgetAbove(int row) {
        Collections.rotate(Arrays.asList(kept), first - row);
        first = row;
    }

    private void makeBlock(int rows) {
        turn(rows);
        for (int x = 0; x < weights.size(); x++) {
            RowSums.levels(columns, weights.start(x), weights, x, column);
            for (int r = 0; r < rows; r++) {
                int[] row = kept[made - first + r];
                row[3 * x] = column[r];
                row[3 * x + 1] = column[block + r];
                row[3 * x + 2] = column[2 * block + r];
            }
        }
        made += rows;
    }

    private void turn(int rows) {
        byte[] rgb = image.rgb();
        int stride = 3 * image.width();
        for (int x = 0; x < image.width(); x++) {
            int[] to = columns[x];
            int at = made * stride + 3 * x;
            for (int r = 0; r < rows; r++) {
                to[r] = rgb[at] & 0xFF;
                to[block + r] = rgb[at + 1] & 0xFF;
                to[2 * block + r] = rgb[at + 2] & 0xFF;
                at += stride;
            }
        }
    }
}
