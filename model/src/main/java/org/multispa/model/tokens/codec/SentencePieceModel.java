package org.multispa.model.tokens.codec;

import java.util.List;

/// What a SentencePiece model of byte-pair type says.
///
/// @param pieces in the order of their ids
/// @param byteFallback whether a character that is no piece becomes the pieces of its bytes instead of the
///     unknown one
/// @param addDummyPrefix whether a space is put before the text
/// @param removeExtraWhitespaces whether spaces at both ends go and runs of spaces become one
/// @param escapeWhitespaces whether spaces become [#SPACE] before the text is cut
public record SentencePieceModel(
        List<Piece> pieces,
        boolean byteFallback,
        boolean addDummyPrefix,
        boolean removeExtraWhitespaces,
        boolean escapeWhitespaces) {
    /// The sign that stands for a space in pieces.
    public static final char SPACE = '▁';

    public SentencePieceModel {
        pieces = List.copyOf(pieces);
    }

    /// The kinds of pieces that models of this type have.
    public enum Kind {
        NORMAL,
        UNKNOWN,
        CONTROL,
        USER_DEFINED,
        BYTE
    }

    /// One piece; the higher the score, the earlier it is made.
    public record Piece(String text, float score, Kind kind) {}
}
