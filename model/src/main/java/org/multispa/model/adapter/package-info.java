/// What training leaves of a model: low-rank additions to its linear layers (LoRA) in the files of PEFT, and
/// parameters that were trained as a whole beside them.
///
/// Entry points: [org.multispa.model.adapter.Adapter], read by [org.multispa.model.adapter.AdapterReader],
/// written by [org.multispa.model.adapter.AdapterWriter], described by
/// [org.multispa.model.adapter.AdapterSummary].
@NullMarked
package org.multispa.model.adapter;

import org.jspecify.annotations.NullMarked;
