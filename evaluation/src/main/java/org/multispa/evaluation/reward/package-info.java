/// Rewards for robots: how far the thing of interest has moved since the start of a video, frame by frame, as a
/// model sees it.
///
/// Entry point: [org.multispa.evaluation.reward.Annotator] makes a [org.multispa.evaluation.reward.ClipReward] of
/// what [org.multispa.evaluation.reward.ask.ClipAsker] was told.
@NullMarked
package org.multispa.evaluation.reward;

import org.jspecify.annotations.NullMarked;
