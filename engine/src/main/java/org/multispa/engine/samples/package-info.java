/// From questions to samples: words, image names and image files.
///
/// Entry points: [org.multispa.engine.samples.SampleMaker] words a question that the sampling took,
/// [org.multispa.engine.samples.SceneImages] provides the images it shows, and
/// [org.multispa.engine.samples.SplitRule] says on which side of a split a scene falls.
@NullMarked
package org.multispa.engine.samples;

import org.jspecify.annotations.NullMarked;
