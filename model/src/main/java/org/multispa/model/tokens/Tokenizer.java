package org.multispa.model.tokens;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import org.multispa.model.tokens.codec.Codec;
import org.multispa.model.tokens.codec.IntList;

/// Encodes text into the token ids of a model and decodes them. Immutable and safe for any number of threads.
///
/// Added tokens, such as `<|im_start|>` or `<img>`, are found in the text as a whole; what lies between two of
/// them is encoded by itself. Text of users is encoded [as plain text][#encodePlain]: there no token can be
/// smuggled in. A surrogate that stands alone is read as U+FFFD.
public final class Tokenizer {
    private final String kind;
    private final Codec codec;
    private final AddedTokens added;
    private final Conventions conventions;
    private final int vocabularySize;

    /// How the texts of a family begin and end.
    ///
    /// @param begin the ids that every encoded text begins with
    /// @param end the ids after which a text is over
    /// @param pad the id that fills a batch behind shorter texts
    /// @param everySegmentBegins whether text after an added token begins anew, with the codec's own space
    ///     before it
    record Conventions(int[] begin, int[] end, int pad, boolean everySegmentBegins) {}

    Tokenizer(String kind, Codec codec, AddedTokens added, Conventions conventions) {
        this.kind = kind;
        this.codec = codec;
        this.added = added;
        this.conventions = conventions;
        int highest = added.idSet().stream().mapToInt(id -> id).max().orElse(-1);
        vocabularySize = Math.max(codec.size(), highest + 1);
    }

    /// What kind of tokenizer it is, in words.
    public String kind() {
        return kind;
    }

    /// One more than the highest id. A model's embedding table may have more rows than that, never fewer.
    public int vocabularySize() {
        return vocabularySize;
    }

    /// The ids of the added tokens, special or not, by their text.
    public NavigableMap<String, Integer> addedTokens() {
        return added.ids();
    }

    /// The id of an added token, if there is one of this text.
    public OptionalInt idOf(String addedToken) {
        Integer id = added.ids().get(addedToken);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// The id of an added token without which the caller cannot go on.
    ///
    /// @throws TokenizerException if there is none of this text
    public int requireId(String addedToken) throws TokenizerException {
        return idOf(addedToken)
                .orElseThrow(() -> new TokenizerException("expected the token " + addedToken
                        + " in the model's tokenizer (" + kind + "), found "
                        + added.ids().keySet()
                        + "; InternVL2 folders name it in added_tokens.json or tokenizer_config.json"));
    }

    /// The ids that [#encode] puts before everything: one, or none.
    public int[] beginIds() {
        return conventions.begin().clone();
    }

    /// The ids that end a text by the tokenizer's own account, without those that end a turn of a chat.
    public int[] endIds() {
        return conventions.end().clone();
    }

    /// The id that fills a batch behind shorter texts.
    public int padId() {
        return conventions.pad();
    }

    /// Encodes a text with the begin ids before it. Added tokens in the text are recognised, so it must not
    /// come from people who may not write them.
    public int[] encode(String text) {
        String wellFormed = WellFormed.of(text);
        IntList out = new IntList();
        out.addAll(conventions.begin());
        int start = 0;
        for (int at = 0; at < wellFormed.length(); ) {
            Optional<AddedToken> found = added.longestAt(wellFormed, at);
            if (found.isEmpty()) {
                at++;
                continue;
            }
            AddedToken token = found.get();
            int end = token.stripsLeft() ? WellFormed.endWithoutSpace(wellFormed, start, at) : at;
            encodeSegment(wellFormed.substring(start, end), start == 0, out);
            out.add(token.id());
            at += token.content().length();
            if (token.stripsRight()) {
                at = WellFormed.startWithoutSpace(wellFormed, at);
            }
            start = at;
        }
        encodeSegment(wellFormed.substring(start), start == 0, out);
        return out.toArray();
    }

    private void encodeSegment(String segment, boolean isFirst, IntList out) {
        if (!segment.isEmpty()) {
            codec.encode(segment, isFirst || conventions.everySegmentBegins(), out);
        }
    }

    /// Encodes what stands between two added tokens as plain text: texts of added tokens in it are text,
    /// nothing else. No begin ids are put before it.
    public int[] encodePlain(String segment) {
        return plain(segment, conventions.everySegmentBegins());
    }

    /// Like [#encodePlain], for text that goes on with a segment whose earlier part is encoded already.
    public int[] encodePlainContinued(String segment) {
        return plain(segment, false);
    }

    private int[] plain(String segment, boolean begins) {
        IntList out = new IntList();
        codec.encode(WellFormed.of(segment), begins, out);
        return out.toArray();
    }

    /// The text of some ids, without special tokens. Ids beyond the vocabulary have no text; bytes that are no
    /// UTF-8 are read as U+FFFD.
    public String decode(int... ids) {
        return decode(stream(), ids);
    }

    /// The text of some ids, special tokens included.
    public String decodeWithSpecials(int... ids) {
        return decode(streamWithSpecials(), ids);
    }

    private static String decode(StreamingDecoder decoder, int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(decoder.next(id));
        }
        return text.append(decoder.finish()).toString();
    }

    /// A decoder for ids that arrive one by one; what it gives, put together, is what [#decode] gives.
    public StreamingDecoder stream() {
        return new StreamingDecoder(codec, added, conventions.everySegmentBegins(), false);
    }

    /// Like [#stream], as [#decodeWithSpecials].
    public StreamingDecoder streamWithSpecials() {
        return new StreamingDecoder(codec, added, conventions.everySegmentBegins(), true);
    }

    @Override
    public String toString() {
        return kind + ", " + vocabularySize() + " tokens";
    }
}
