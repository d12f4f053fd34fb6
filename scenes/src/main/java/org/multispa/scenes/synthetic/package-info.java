/// Made-up scans with exact truth: furnished rooms, a hand-held camera walked through them, colour and depth frames,
/// and files in the layout of ScanNet or in the plain format.
///
/// Entry points: [org.multispa.scenes.synthetic.SceneMaker] writes any number of scenes to disk;
/// [org.multispa.scenes.synthetic.SyntheticScene] is one scene in memory with its truth.
@NullMarked
package org.multispa.scenes.synthetic;

import org.jspecify.annotations.NullMarked;
