/// The layout of 7-Scenes: `frame-000000.color.png`, `.depth.png`, `.pose.txt` in one folder.
///
/// Entry point: [org.multispa.scenes.sevenscenes.SevenScenesSource].
@NullMarked
package org.multispa.scenes.sevenscenes;

import org.jspecify.annotations.NullMarked;
