/// Pictures on their way in and out: JPEG and PNG codecs and the rasters they yield.
///
/// Entry points: [org.multispa.images.RgbImage] with [org.multispa.images.Jpeg] for colour, and
/// [org.multispa.images.ImageSize] for the size of an encoded image without decoding it; 16-bit depth has the
/// package `gray16`. Whatever is truncated, broken or larger than the limit ends in an
/// [org.multispa.images.ImageFormatException].
@NullMarked
package org.multispa.images;

import org.jspecify.annotations.NullMarked;
