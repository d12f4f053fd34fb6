/// Model folders written: made from random numbers, from another folder in another kind of number and other
/// shards, or with an adapter worked in.
///
/// Entry points: [org.multispa.model.checkpoint.ModelMaker], [org.multispa.model.checkpoint.ModelConverter],
/// [org.multispa.model.checkpoint.AdapterMerge].
@NullMarked
package org.multispa.model.checkpoint;

import org.jspecify.annotations.NullMarked;
