/// Rasters of 16 bits a pixel and their PNG codec, the form depth images are stored in.
///
/// Entry points: [org.multispa.images.gray16.Gray16] and [org.multispa.images.gray16.Gray16Png].
@NullMarked
package org.multispa.images.gray16;

import org.jspecify.annotations.NullMarked;
