package org.multispa.model.tokens.codec;

/// Turns plain text into token ids and token ids into bytes. Immutable and safe for any number of threads.
public sealed interface Codec permits SentencePieceCodec, ByteBpeCodec, ByteCodec {
    /// Appends the ids of `text`, in which nothing is a special token.
    ///
    /// @param text well-formed UTF-16: no surrogate stands alone
    /// @param begins whether the text begins a segment (the prompt, or what follows a special token) rather than
    ///     going on with one; it matters where [#prefixesSegments]
    void encode(String text, boolean begins, IntList out);

    /// The bytes that `id` stands for, part of a text in UTF-8; none for ids without a text of their own.
    /// The array is the codec's own and must not be changed.
    byte[] bytes(int id);

    /// The number of ids: they are 0 to one less.
    int size();

    /// Whether a segment is encoded as if a space stood before it, which decoding then takes away.
    boolean prefixesSegments();
}
