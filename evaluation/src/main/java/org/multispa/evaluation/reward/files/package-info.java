/// Rewards on disk: JSON lines that are read back, and a data set in LeRobot's layout.
///
/// Entry points: [org.multispa.evaluation.reward.files.RewardFile] and
/// [org.multispa.evaluation.reward.files.LeRobotDataset].
@NullMarked
package org.multispa.evaluation.reward.files;

import org.jspecify.annotations.NullMarked;
