package org.multispa.model.tokens;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.multispa.model.tokens.codec.Codec;

/// Decodes ids as they arrive: each call gives the text that is complete by then. A character whose bytes come in
/// several tokens appears with the last of them, never in part. Not thread-safe.
public final class StreamingDecoder {
    private static final byte[] NOTHING = new byte[0];

    private final Codec codec;
    private final AddedTokens added;
    private final boolean everySegmentBegins;
    private final boolean showsSpecials;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] incomplete = NOTHING;
    private boolean begins = true;

    StreamingDecoder(Codec codec, AddedTokens added, boolean everySegmentBegins, boolean showsSpecials) {
        this.codec = codec;
        this.added = added;
        this.everySegmentBegins = everySegmentBegins;
        this.showsSpecials = showsSpecials;
    }

    /// Takes the next id and gives the text that has become complete, which may be empty.
    ///
    /// @throws IllegalArgumentException if `id` is negative
    public String next(int id) {
        if (id < 0) {
            throw new IllegalArgumentException("expected a token id of at least 0, found " + id);
        }
        Optional<AddedToken> token = added.byId(id);
        if (token.isPresent()) {
            begins = everySegmentBegins;
            boolean isShown = showsSpecials || !token.get().special();
            return isShown ? append(token.get().content().getBytes(StandardCharsets.UTF_8)) : "";
        }
        byte[] bytes = id < codec.size() ? codec.bytes(id) : NOTHING;
        if (bytes.length == 0) {
            return "";
        }
        boolean dropsSpace = begins && codec.prefixesSegments() && bytes[0] == ' ';
        begins = false;
        return append(dropsSpace ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /// What is left at the end: U+FFFD for a character that was never completed. Afterwards the decoder begins anew.
    public String finish() {
        String rest = decode(incomplete, true);
        incomplete = NOTHING;
        begins = true;
        return rest;
    }

    private String append(byte[] bytes) {
        byte[] all = Arrays.copyOf(incomplete, incomplete.length + bytes.length);
        System.arraycopy(bytes, 0, all, incomplete.length, bytes.length);
        return decode(all, false);
    }

    /// Decodes as far as characters are complete and keeps the bytes of the one that is not.
    private String decode(byte[] bytes, boolean isEnd) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        utf8.reset();
        utf8.decode(in, out, isEnd);
        if (isEnd) {
            utf8.flush(out);
        }
        incomplete = Arrays.copyOfRange(bytes, in.position(), bytes.length);
        return out.flip().toString();
    }
}
