/// Whether a question was allowed to be asked: what its frames see, the gates of the profile, its sampling bin. Each
/// condition is written down anew from the documentation, with the thresholds of the manifest.
///
/// Entry point: [org.multispa.engine.verify.gates.StillGates].
@NullMarked
package org.multispa.engine.verify.gates;

import org.jspecify.annotations.NullMarked;
