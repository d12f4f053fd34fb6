package org.multispa.model.tiles;

/// The grid of tiles that an image is stretched to fill.
public record TileGrid(int columns, int rows) {
    public TileGrid {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a grid has at least one tile, found " + columns + "x" + rows);
        }
    }

    /// The grid whose ratio of columns to rows is closest to the image's ratio of width to height, all grids of
    /// `min` to `max` tiles considered. Of grids that are equally close the one of more tiles is taken if the
    /// image has more than half of that grid's pixels; so a small image is not blown up to many tiles.
    ///
    /// Grids are compared from few tiles to many, and among equally many from few columns to many. The
    /// difference of ratios is taken in double precision, as the published preprocessing does.
    ///
    /// @param width of the image in pixels, positive, as is `height`
    public static TileGrid of(int width, int height, TileRule rule) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("image size must be positive, found " + width + "x" + height);
        }
        double ratio = (double) width / height;
        double area = (double) width * height;
        double closest = Double.POSITIVE_INFINITY;
        TileGrid best = new TileGrid(1, 1);
        for (int tiles = rule.min(); tiles <= rule.max(); tiles++) {
            double half = 0.5 * rule.size() * rule.size() * tiles;
            for (int columns = 1; columns <= tiles; columns++) {
                if (tiles % columns != 0) {
                    continue;
                }
                int rows = tiles / columns;
                double difference = Math.abs(ratio - (double) columns / rows);
                if (difference < closest || (difference == closest && area > half)) {
                    closest = difference;
                    best = new TileGrid(columns, rows);
                }
            }
        }
        return best;
    }

    /// Tiles of the grid itself.
    public int tiles() {
        return columns * rows;
    }

    /// Tiles that an image in this grid yields, the thumbnail counted.
    public int tilesWithThumbnail(TileRule rule) {
        return rule.thumbnail() && tiles() > 1 ? tiles() + 1 : tiles();
    }
}
