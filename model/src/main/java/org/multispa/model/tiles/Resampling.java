package org.multispa.model.tiles;

import org.multispa.images.RgbImage;

/// Bicubic resizing of 8-bit colour images, equal to the byte with Pillow's `Image.resize(size, BICUBIC)`. Safe
/// for any number of threads.
///
/// Each axis is a filter of its own, columns first, and what lies between the two is rounded to 8 bits. A
/// weight is an integer of [BicubicWeights#PRECISION] fractional bits; a sum of weighted pixels is rounded by
/// adding a half and shifting, then clipped to 0..255.
interface Resampling {
    RgbImage resize(RgbImage image, int width, int height);
}
