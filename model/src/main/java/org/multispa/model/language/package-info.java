/// The language model: a decoder of grouped-query attention with rotary positions, for InternLM2, Qwen2 and
/// Llama weights.
///
/// Entry points: [org.multispa.model.language.LanguageModel], [org.multispa.model.language.KvCache],
/// [org.multispa.model.language.Span].
@NullMarked
package org.multispa.model.language;

import org.jspecify.annotations.NullMarked;
