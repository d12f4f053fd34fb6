/// The plain folder format of this project (`multispa-scene`, version 1): a `scene.json` beside images, for scans
/// that come in no format of their own.
///
/// Entry points: [org.multispa.scenes.plain.PlainSource] reads it; [org.multispa.scenes.plain.PlainSceneFile] is
/// the content of `scene.json` for those who write it, with [org.multispa.scenes.plain.PlainJson] to turn it into
/// bytes.
@NullMarked
package org.multispa.scenes.plain;

import org.jspecify.annotations.NullMarked;
