/// Tables for VLMEvalKit.
///
/// Entry point: [org.multispa.dataset.export.vlmevalkit.VlmEvalKitFormat].
@NullMarked
package org.multispa.dataset.export.vlmevalkit;

import org.jspecify.annotations.NullMarked;
