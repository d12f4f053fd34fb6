/// What the formats made of posed image files share: finding folders, choosing frames, reading numbers and images,
/// and the way from a scan as stored to a scene in the aligned world.
///
/// Entry points: [org.multispa.scenes.posed.FrameSelection], then [org.multispa.scenes.posed.RgbdScan#toScene];
/// [org.multispa.scenes.posed.SceneFolders] finds folders and [org.multispa.scenes.posed.NumberFile] reads
/// matrices.
@NullMarked
package org.multispa.scenes.posed;

import org.jspecify.annotations.NullMarked;
