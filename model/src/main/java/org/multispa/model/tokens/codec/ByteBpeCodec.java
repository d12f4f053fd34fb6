package org.multispa.model.tokens.codec;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The byte-level byte-pair encoding of GPT-2, Qwen2 and Llama 3: the text is brought into Unicode's composed form
/// where the model asks for it, cut into words, and the bytes of each word are merged in the order of the list of
/// merges. Words met before are remembered, up to a bound.
public final class ByteBpeCodec implements Codec {
    private static final int BYTES = 256;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 64;
    private static final byte[] NOTHING = new byte[0];

    private final PreTokenizer preTokenizer;
    private final boolean composes;
    private final Map<String, Integer> wholeWords;
    private final PairTable pairs = new PairTable();
    private final int[] idOfByte = new int[BYTES];
    private final byte[][] bytesOfId;
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    /// What a folder says about a byte-level encoding.
    ///
    /// @param vocabulary ids by token, tokens spelled in the alphabet for bytes
    /// @param merges left and right token, the earliest first
    /// @param wholeWordsFirst whether a word that is a token is taken as it is (`ignore_merges`)
    /// @param composes whether text is brought into Unicode's form C first
    /// @param unreachable ids that no plain text may come to, because special tokens have them
    public record Parts(
            Map<String, Integer> vocabulary,
            List<Merge> merges,
            PreTokenizer preTokenizer,
            boolean wholeWordsFirst,
            boolean composes,
            Set<Integer> unreachable) {}

    /// Two neighbouring tokens that become one.
    public record Merge(String left, String right) {}

    /// @throws IllegalArgumentException if an id is given twice, a byte has no token, or a merge is made of or
    ///     makes something that is no token
    public ByteBpeCodec(Parts parts) {
        preTokenizer = parts.preTokenizer();
        composes = parts.composes();
        Map<String, Integer> vocabulary = parts.vocabulary();
        int size = 1 + vocabulary.values().stream().mapToInt(id -> id).max().orElse(-1);
        bytesOfId = new byte[size][];
        vocabulary.forEach((token, id) -> {
            if (bytesOfId[id] != null) {
                throw new IllegalArgumentException(
                        "id " + id + " is given to two tokens, one of them \"" + token + "\"");
            }
            bytesOfId[id] = ByteAlphabet.bytes(token);
        });
        for (int b = 0; b < BYTES; b++) {
            idOfByte[b] = idOf(vocabulary, ByteAlphabet.character(b), "the token of byte " + b);
        }
        List<Merge> merges = parts.merges();
        for (int rank = 0; rank < merges.size(); rank++) {
            addMerge(vocabulary, merges.get(rank), rank, parts.unreachable());
        }
        wholeWords = new HashMap<>();
        if (parts.wholeWordsFirst()) {
            wholeWords.putAll(vocabulary);
            wholeWords.values().removeAll(parts.unreachable());
        }
    }

    private void addMerge(Map<String, Integer> vocabulary, Merge merge, int rank, Set<Integer> unreachable) {
        String what = "merge " + (rank + 1);
        int left = idOf(vocabulary, merge.left(), what);
        int right = idOf(vocabulary, merge.right(), what);
        int merged = idOf(vocabulary, merge.left() + merge.right(), what);
        if (!unreachable.contains(merged) && !pairs.put(left, right, rank, merged)) {
            throw new IllegalArgumentException(what + " repeats an earlier one: " + merge.left() + " " + merge.right());
        }
    }

    private static int idOf(Map<String, Integer> vocabulary, String token, String what) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary lacks \"" + token + "\", " + what);
        }
        return id;
    }

    @Override
    public void encode(String text, boolean begins, IntList out) {
        String composed = composes ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        preTokenizer.split(composed, word -> encodeWord(word, out));
    }

    private void encodeWord(String word, IntList out) {
        int[] known = remembered.get(word);
        if (known != null) {
            out.addAll(known);
            return;
        }
        int[] ids = idsOf(word);
        if (word.length() <= LONGEST_REMEMBERED && remembered.size() < MOST_REMEMBERED) {
            remembered.put(word, ids);
        }
        out.addAll(ids);
    }

    private int[] idsOf(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        if (!wholeWords.isEmpty()) {
            Integer whole = wholeWords.get(ByteAlphabet.spell(bytes));
            if (whole != null) {
                return new int[] {whole};
            }
        }
        int[] symbols = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            symbols[i] = idOfByte[bytes[i] & 0xFF];
        }
        IntList merged = new IntList();
        BpeMerger.merge(symbols, pairs, merged);
        return merged.toArray();
    }

    @Override
    public byte[] bytes(int id) {
        byte[] bytes = bytesOfId[id];
        return bytes == null ? NOTHING : bytes;
    }

    @Override
    public int size() {
        return bytesOfId.length;
    }

    @Override
    public boolean prefixesSegments() {
        return false;
    }
}
