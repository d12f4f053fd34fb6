package org.multispa.model.tokens.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.multispa.model.tokens.codec.SentencePieceModel.Kind;
import org.multispa.model.tokens.codec.SentencePieceModel.Piece;

/// SentencePiece's byte-pair encoding. Its rule is that of all neighbours whose texts put together are a piece,
/// the piece of the highest score is made first. Which neighbours make which piece is worked out once, so that
/// encoding looks up pairs of numbers only: a symbol is the id of a piece, or `pieces + code point` for a
/// character that is none.
public final class SentencePieceCodec implements Codec {
    private static final int BYTES = 256;
    private static final byte[] NOTHING = new byte[0];

    private final SentencePieceModel model;
    private final int count;
    private final int unknown;
    private final int[] idOfByte = new int[BYTES];
    private final byte[][] bytesOfId;
    private final Map<String, Integer> reachable = new HashMap<>();
    private final TokenTrie whole = new TokenTrie();
    private final PairTable pairs = new PairTable();

    /// @param unreachable ids that no plain text may come to, because special tokens have them
    /// @throws IllegalArgumentException if a piece is there twice, there is not exactly one unknown piece, or
    ///     bytes are to be fallen back to and one has no piece
    public SentencePieceCodec(SentencePieceModel model, Set<Integer> unreachable) {
        this.model = model;
        List<Piece> pieces = model.pieces();
        count = pieces.size();
        bytesOfId = new byte[count][];
        unknown = readPieces(pieces, unreachable);
        if (model.byteFallback()) {
            requireAllBytes();
        }
        int[] ranks = ranks(pieces);
        reachable.forEach((text, id) -> addPairs(text, id, ranks[id]));
    }

    private int readPieces(List<Piece> pieces, Set<Integer> unreachable) {
        Map<String, Integer> all = HashMap.newHashMap(count);
        Arrays.fill(idOfByte, -1);
        int found = -1;
        for (int id = 0; id < count; id++) {
            Piece piece = pieces.get(id);
            Integer earlier = all.putIfAbsent(piece.text(), id);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "pieces " + earlier + " and " + id + " are the same: \"" + piece.text() + "\"");
            }
            bytesOfId[id] = NOTHING;
            switch (piece.kind()) {
                case UNKNOWN -> {
                    if (found >= 0) {
                        throw new IllegalArgumentException(
                                "pieces " + found + " and " + id + " are both unknown pieces");
                    }
                    found = id;
                }
                case CONTROL -> {}
                case BYTE -> addByte(piece.text(), id);
                case NORMAL, USER_DEFINED -> addText(piece, id, unreachable);
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("none of the " + count + " pieces is the unknown piece");
        }
        return found;
    }

    private void addText(Piece piece, int id, Set<Integer> unreachable) {
        bytesOfId[id] = piece.text().replace(SentencePieceModel.SPACE, ' ').getBytes(StandardCharsets.UTF_8);
        if (!unreachable.contains(id)) {
            reachable.put(piece.text(), id);
            if (piece.kind() == Kind.USER_DEFINED) {
                whole.put(piece.text(), id);
            }
        }
    }

    private void addByte(String text, int id) {
        for (int b = 0; b < BYTES; b++) {
            if (text.equals(nameOf(b))) {
                idOfByte[b] = id;
                bytesOfId[id] = new byte[] {(byte) b};
                return;
            }
        }
        throw new IllegalArgumentException(
                "expected <0x00> to <0xFF> as the text of byte piece " + id + ", found \"" + text + "\"");
    }

    private void requireAllBytes() {
        for (int b = 0; b < BYTES; b++) {
            if (idOfByte[b] < 0) {
                throw new IllegalArgumentException("byte fallback is on, but there is no piece " + nameOf(b));
            }
        }
    }

    private static String nameOf(int value) {
        return String.format(Locale.ROOT, "<0x%02X>", value);
    }

    /// By id, the rank of each piece's score among all scores; 0 is the highest.
    private static int[] ranks(List<Piece> pieces) {
        float[] scores = new float[pieces.size()];
        for (int id = 0; id < scores.length; id++) {
            scores[id] = -pieces.get(id).score() + 0f;
        }
        float[] distinct = scores.clone();
        Arrays.sort(distinct);
        int kept = 0;
        for (float score : distinct) {
            if (kept == 0 || distinct[kept - 1] != score) {
                distinct[kept++] = score;
            }
        }
        int[] ranks = new int[scores.length];
        for (int id = 0; id < ranks.length; id++) {
            ranks[id] = Arrays.binarySearch(distinct, 0, kept, scores[id]);
        }
        return ranks;
    }

    private void addPairs(String text, int id, int rank) {
        for (int cut = text.offsetByCodePoints(0, 1); cut < text.length(); cut = text.offsetByCodePoints(cut, 1)) {
            int left = symbol(text, 0, cut);
            int right = symbol(text, cut, text.length());
            if (left >= 0 && right >= 0) {
                pairs.put(left, right, rank, id);
            }
        }
    }

    /// The symbol of a part of a text, -1 if it is neither a piece nor one character.
    private int symbol(String text, int from, int to) {
        int first = text.codePointAt(from);
        Integer id = reachable.get(text.substring(from, to));
        if (id != null) {
            return id;
        }
        return to - from == Character.charCount(first) ? count + first : -1;
    }

    @Override
    public void encode(String text, boolean begins, IntList out) {
        String normal = normalized(text, begins);
        Run run = new Run(normal.length());
        for (int at = 0; at < normal.length(); ) {
            int frozen = whole.longestAt(normal, at);
            if (frozen == TokenTrie.NONE) {
                int character = normal.codePointAt(at);
                int length = Character.charCount(character);
                run.add(symbol(normal, at, at + length));
                at += length;
            } else {
                flush(run, out);
                out.add(frozen);
                at += model.pieces().get(frozen).text().length();
            }
        }
        flush(run, out);
    }

    private String normalized(String text, boolean begins) {
        String normal = model.removeExtraWhitespaces() ? withoutExtraSpaces(text) : text;
        if (begins && model.addDummyPrefix() && !normal.isEmpty()) {
            normal = " " + normal;
        }
        return model.escapeWhitespaces() ? normal.replace(' ', SentencePieceModel.SPACE) : normal;
    }

    private static String withoutExtraSpaces(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isExtra = c == ' ' && (kept.isEmpty() || kept.charAt(kept.length() - 1) == ' ');
            if (!isExtra) {
                kept.append(c);
            }
        }
        int last = kept.length() - 1;
        if (last >= 0 && kept.charAt(last) == ' ') {
            kept.setLength(last);
        }
        return kept.toString();
    }

    private void flush(Run run, IntList out) {
        IntList merged = new IntList();
        BpeMerger.merge(run.take(), pairs, merged);
        boolean wasUnknown = false;
        for (int i = 0; i < merged.size(); i++) {
            int symbol = merged.get(i);
            boolean isUnknown = symbol >= count;
            if (!isUnknown) {
                out.add(symbol);
            } else if (model.byteFallback()) {
                for (byte b : Character.toString(symbol - count).getBytes(StandardCharsets.UTF_8)) {
                    out.add(idOfByte[b & 0xFF]);
                }
            } else if (!wasUnknown) {
                out.add(unknown);
            }
            wasUnknown = isUnknown;
        }
    }

    @Override
    public byte[] bytes(int id) {
        return bytesOfId[id];
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public boolean prefixesSegments() {
        return model.addDummyPrefix();
    }

    /// Symbols waiting to be merged.
    private static final class Run {
        private final int[] symbols;
        private int size;

        Run(int most) {
            symbols = new int[most];
        }

        void add(int symbol) {
            symbols[size++] = symbol;
        }

        int[] take() {
            int[] taken = Arrays.copyOf(symbols, size);
            size = 0;
            return taken;
        }
    }
}
