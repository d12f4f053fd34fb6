package org.multispa.model.tiles;

import org.multispa.images.RgbImage;

/// Cuts an image into tiles: stretches it to fill its [TileGrid], without keeping its proportions, and takes
/// the grid apart; where there is more than one tile, the whole image made as small as one tile follows.
///
/// Safe for any number of threads. Weights of recent image sizes are kept, so images of one size should go
/// through one tiler.
public final class Tiler {
    private static final int LONGEST_SIDE = 0xFFFF;

    private final TileRule rule;
    private final Resampling resampling;

    public Tiler(TileRule rule) {
        this(rule, new FastBicubic());
    }

    /// A tiler that follows the definition of the filter pixel by pixel, some five times slower, to hold others
    /// against.
    public static Tiler plain(TileRule rule) {
        return new Tiler(rule, new PlainBicubic());
    }

    Tiler(TileRule rule, Resampling resampling) {
        this.rule = rule;
        this.resampling = resampling;
    }

    /// The rule that images are cut by.
    public TileRule rule() {
        return rule;
    }

    /// The tiles of an image, as many as [TileGrid#tilesWithThumbnail] says.
    ///
    /// @throws IllegalArgumentException if the image has more than 65,535 pixels a side; decoded ones never have
    public Tiles cut(RgbImage image) {
        if (Math.max(image.width(), image.height()) > LONGEST_SIDE) {
            throw new IllegalArgumentException("an image has at most " + LONGEST_SIDE + " pixels a side, found "
                    + image.width() + "x" + image.height());
        }
        TileGrid grid = TileGrid.of(image.width(), image.height(), rule);
        int size = rule.size();
        int count = grid.tilesWithThumbnail(rule);
        byte[] pixels = new byte[Math.multiplyExact(3 * size * size, count)];
        RgbImage stretched = resampling.resize(image, size * grid.columns(), size * grid.rows());
        int stride = 3 * size;
        for (int at = 0; at < grid.tiles() * size; at++) {
            int tile = at / size;
            int y = tile / grid.columns() * size + at % size;
            int x = tile % grid.columns();
            System.arraycopy(stretched.rgb(), (y * grid.columns() + x) * stride, pixels, at * stride, stride);
        }
        if (count > grid.tiles()) {
            byte[] thumbnail = resampling.resize(image, size, size).rgb();
            System.arraycopy(thumbnail, 0, pixels, pixels.length - thumbnail.length, thumbnail.length);
        }
        return new Tiles(count, size, pixels);
    }
}
