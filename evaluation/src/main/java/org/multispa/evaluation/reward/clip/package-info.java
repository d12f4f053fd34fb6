/// What is annotated: the frames of a video, and the point or thing in it that is followed.
///
/// Entry points: [org.multispa.evaluation.reward.clip.FrameFolder] and any other
/// [org.multispa.evaluation.reward.clip.Frames]; [org.multispa.evaluation.reward.clip.Target] says what is asked
/// about, [org.multispa.evaluation.reward.clip.PathFile] reads where a point is seen.
@NullMarked
package org.multispa.evaluation.reward.clip;

import org.jspecify.annotations.NullMarked;
