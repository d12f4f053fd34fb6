/// Questions about how something moved from the start of a video to each of its frames, put to a model, more than
/// once where its answers are to be checked.
///
/// Entry point: [org.multispa.evaluation.reward.ask.ClipAsker], which gives
/// [org.multispa.evaluation.reward.ask.FrameAnswers]; [org.multispa.evaluation.reward.ask.Tolerance] says whether
/// they agree.
@NullMarked
package org.multispa.evaluation.reward.ask;

import org.jspecify.annotations.NullMarked;
