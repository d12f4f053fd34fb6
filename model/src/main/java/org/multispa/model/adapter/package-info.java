/// Low-rank adapters (LoRA) as PEFT writes them, put on the linear layers of a model.
///
/// Entry points: [org.multispa.model.adapter.Adapter], read by [org.multispa.model.adapter.AdapterReader].
@NullMarked
package org.multispa.model.adapter;

import org.jspecify.annotations.NullMarked;
