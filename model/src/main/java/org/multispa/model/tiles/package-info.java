/// Images cut into the square tiles that the vision encoder takes, equal to the byte with what InternVL2 was
/// trained on.
///
/// Entry points: [org.multispa.model.tiles.TileRule] says how large tiles are and how many an image may have,
/// [org.multispa.model.tiles.TileGrid] is the grid that a size falls into, [org.multispa.model.tiles.Tiler]
/// cuts the [org.multispa.model.tiles.Tiles] of an image, and [org.multispa.model.tiles.ImageNetPixels] turns
/// them into the numbers that the encoder reads. Resizing follows Pillow's bicubic filter; see
/// docs/model-images.md.
@NullMarked
package org.multispa.model.tiles;

import org.jspecify.annotations.NullMarked;
