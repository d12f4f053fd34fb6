/// What a model is trained on: several sets of samples, each with a weight, read sample by sample through
/// indexes on disk, so that their number takes no memory.
///
/// Entry points: [org.multispa.training.mixture.Mixture] says what is read,
/// [org.multispa.training.mixture.MetaFile] reads InternVL's way of saying it, and
/// [org.multispa.training.mixture.OpenMixture] reads samples.
@NullMarked
package org.multispa.training.mixture;

import org.jspecify.annotations.NullMarked;
