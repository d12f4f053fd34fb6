/// How plain text becomes token ids and back: SentencePiece's byte-pair encoding, the byte-level byte-pair
/// encoding of GPT-2 and its heirs, and plain bytes. A [Codec][org.multispa.model.tokens.codec.Codec] knows
/// nothing of special tokens; files are read, and special tokens found, in [org.multispa.model.tokens].
@NullMarked
package org.multispa.model.tokens.codec;

import org.jspecify.annotations.NullMarked;
