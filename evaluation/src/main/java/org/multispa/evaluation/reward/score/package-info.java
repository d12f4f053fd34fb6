/// How good rewards are, held against tracks.
///
/// Entry point: [org.multispa.evaluation.reward.score.RewardBoard] of many
/// [org.multispa.evaluation.reward.score.Episode]s.
@NullMarked
package org.multispa.evaluation.reward.score;

import org.jspecify.annotations.NullMarked;
