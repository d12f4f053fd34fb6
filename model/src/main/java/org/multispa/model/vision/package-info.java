/// The eyes of the model: InternViT, and the projection of its patches to tokens of the language model.
///
/// Entry points: [org.multispa.model.vision.VisionEncoder], [org.multispa.model.vision.Projector].
@NullMarked
package org.multispa.model.vision;

import org.jspecify.annotations.NullMarked;
