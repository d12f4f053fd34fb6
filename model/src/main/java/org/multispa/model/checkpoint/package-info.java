/// Model folders written: made from random numbers, or from another folder in another kind of number and other shards.
///
/// Entry points: [org.multispa.model.checkpoint.ModelMaker], [org.multispa.model.checkpoint.ModelConverter].
@NullMarked
package org.multispa.model.checkpoint;

import org.jspecify.annotations.NullMarked;
