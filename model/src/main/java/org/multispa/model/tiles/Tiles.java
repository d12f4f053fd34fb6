package org.multispa.model.tiles;

/// The tiles of one image, rows of the grid from the top, in a row from the left, the thumbnail last if there
/// is one.
///
/// @param count of tiles, the thumbnail counted
/// @param size pixels a side
/// @param pixels `count x size x size x 3` grey levels 0 to 255, red first (NHWC); the array is not copied
public record Tiles(int count, int size, byte[] pixels) {
    public Tiles {
        if (count < 1 || size < 1 || pixels.length != 3L * count * size * size) {
            throw new IllegalArgumentException(count + " tiles of " + size + " pixels a side need "
                    + 3L * count * size * size + " bytes, found " + pixels.length);
        }
    }
}
