/// Text to token ids and back, exactly as the published models do it.
/// [Tokenizers][org.multispa.model.tokens.Tokenizers] reads the tokenizer of a model folder, whatever its kind;
/// the [Tokenizer][org.multispa.model.tokens.Tokenizer] encodes and decodes, and makes a
/// [StreamingDecoder][org.multispa.model.tokens.StreamingDecoder] for an answer that arrives id by id. What is
/// read from a folder is not trusted: sizes are bounded, and a file that is not what it should be is refused
/// with a [TokenizerException][org.multispa.model.tokens.TokenizerException].
@NullMarked
package org.multispa.model.tokens;

import org.jspecify.annotations.NullMarked;
