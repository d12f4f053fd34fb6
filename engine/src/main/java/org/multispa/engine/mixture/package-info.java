/// Mixtures: how many samples of which subtask a data set holds, from a YAML file or one of the standard ones.
///
/// Entry point: [org.multispa.engine.mixture.Mixture].
@NullMarked
package org.multispa.engine.mixture;

import org.jspecify.annotations.NullMarked;
