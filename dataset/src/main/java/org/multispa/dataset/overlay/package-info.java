/// Dots and letters drawn on images.
///
/// Entry points: [org.multispa.dataset.overlay.SampleImages] gives a sample's images as a model sees them,
/// [org.multispa.dataset.overlay.LabelLayout] says where labels go and whether everything fits.
@NullMarked
package org.multispa.dataset.overlay;

import org.jspecify.annotations.NullMarked;
