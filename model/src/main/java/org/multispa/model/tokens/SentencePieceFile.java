package org.multispa.model.tokens;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.multispa.model.tokens.codec.SentencePieceModel;
import org.multispa.model.tokens.codec.SentencePieceModel.Kind;
import org.multispa.model.tokens.codec.SentencePieceModel.Piece;

/// Reads `tokenizer.model`, the file of SentencePiece. Models of byte-pair type without character normalisation
/// are read; what else such a file can say is refused by name.
final class SentencePieceFile {
    private static final int MOST_PIECES = 1 << 20;
    private static final int LONGEST_PIECE = 256;
    private static final int UNIGRAM = 1;
    private static final int BPE = 2;

    private final List<Piece> pieces = new ArrayList<>();
    private long modelType = UNIGRAM;
    private boolean isNormalizerKnown;
    private boolean byteFallback;
    private boolean addDummyPrefix = true;
    private boolean removeExtraWhitespaces = true;
    private boolean escapeWhitespaces = true;

    private SentencePieceFile() {}

    static SentencePieceModel parse(byte[] bytes) throws TokenizerException {
        SentencePieceFile file = new SentencePieceFile();
        file.read(new ProtoReader(ByteBuffer.wrap(bytes)));
        return file.model();
    }

    private void read(ProtoReader in) throws TokenizerException {
        while (in.next()) {
            switch (in.field()) {
                case 1 -> readPiece(new ProtoReader(in.bytes()));
                case 2 -> readTrainer(new ProtoReader(in.bytes()));
                case 3, 5 -> readNormalizer(new ProtoReader(in.bytes()), in.field() == 3);
                default -> in.skip();
            }
        }
    }

    private void readPiece(ProtoReader in) throws TokenizerException {
        String text = "";
        float score = 0;
        long type = 1;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> text = in.text();
                case 2 -> score = in.decimal();
                case 3 -> type = in.number();
                default -> in.skip();
            }
        }
        int id = pieces.size();
        if (id == MOST_PIECES) {
            throw new TokenizerException("expected at most " + MOST_PIECES + " pieces, found more");
        }
        if (text.isEmpty() || text.length() > LONGEST_PIECE || !Float.isFinite(score)) {
            throw new TokenizerException("expected 1 to " + LONGEST_PIECE + " characters and a finite score in piece "
                    + id + ", found " + text.length() + " characters and the score " + score);
        }
        pieces.add(new Piece(text, score, kind(type, id)));
    }

    private static Kind kind(long type, int id) throws TokenizerException {
        if (type < 1 || type > 6 || type == 5) {
            throw new TokenizerException(
                    "expected a piece of type 1 (normal), 2 (unknown), 3 (control), 4 (user-defined) or 6 (byte),"
                            + " found type "
                            + type + (type == 5 ? " (unused)" : "") + " at piece " + id);
        }
        return switch ((int) type) {
            case 2 -> Kind.UNKNOWN;
            case 3 -> Kind.CONTROL;
            case 4 -> Kind.USER_DEFINED;
            case 6 -> Kind.BYTE;
            default -> Kind.NORMAL;
        };
    }

    private void readTrainer(ProtoReader in) throws TokenizerException {
        while (in.next()) {
            switch (in.field()) {
                case 3 -> modelType = in.number();
                case 24 -> {
                    if (in.flag()) {
                        throw new TokenizerException("treat_whitespace_as_suffix is not supported");
                    }
                }
                case 35 -> byteFallback = in.flag();
                default -> in.skip();
            }
        }
    }

    private void readNormalizer(ProtoReader in, boolean isForEncoding) throws TokenizerException {
        isNormalizerKnown |= isForEncoding;
        String name = "";
        int rules = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.text();
                case 2 -> rules = in.bytes().remaining();
                case 3 -> addDummyPrefix = isForEncoding ? in.flag() : skipped(in, addDummyPrefix);
                case 4 -> removeExtraWhitespaces = isForEncoding ? in.flag() : skipped(in, removeExtraWhitespaces);
                case 5 -> escapeWhitespaces = isForEncoding ? in.flag() : skipped(in, escapeWhitespaces);
                default -> in.skip();
            }
        }
        if (rules > 0) {
            throw new TokenizerException("expected the normalisation \"identity\", found \"" + name + "\" with " + rules
                    + " bytes of rules, which is not supported");
        }
    }

    private static boolean skipped(ProtoReader in, boolean before) throws TokenizerException {
        in.skip();
        return before;
    }

    private SentencePieceModel model() throws TokenizerException {
        if (pieces.isEmpty()) {
            throw new TokenizerException("expected a SentencePiece model, found a file without pieces");
        }
        if (modelType != BPE) {
            throw new TokenizerException("expected a SentencePiece model of type 2 (BPE), found type " + modelType
                    + (modelType == UNIGRAM ? " (unigram)" : "") + ", which is not supported");
        }
        if (!isNormalizerKnown) {
            throw new TokenizerException("expected a SentencePiece model with a normalizer_spec behind its "
                    + pieces.size() + " pieces, found none; the file may be cut short");
        }
        return new SentencePieceModel(pieces, byteFallback, addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces);
    }
}
