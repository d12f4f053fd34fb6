/// What a run of training is, read from a YAML file.
///
/// Entry points: [org.multispa.training.config.TrainConfig], read by [org.multispa.training.config.TrainConfigFile].
@NullMarked
package org.multispa.training.config;

import org.jspecify.annotations.NullMarked;
