/// Pictures on their way in and out: JPEG and PNG codecs and the rasters they yield.
///
/// Entry points: [org.multispa.images.RgbImage] with [org.multispa.images.Jpeg] for colour,
/// [org.multispa.images.Gray16Png] for 16-bit depth.
@NullMarked
package org.multispa.images;

import org.jspecify.annotations.NullMarked;
