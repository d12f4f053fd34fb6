package org.multispa.model.tokens;

import java.nio.charset.StandardCharsets;
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
    private final Utf8Stream utf8 = new Utf8Stream();
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
            return isShown ? append(token.get().content().getBytes(StandardCharsets.UTF_8), 0) : "";
        }
        byte[] bytes = id < codec.size() ? codec.bytes(id) : NOTHING;
        if (bytes.length == 0) {
            return "";
        }
        boolean dropsSpace = begins && codec.prefixesSegments() && bytes[0] == ' ';
        begins = false;
        return append(bytes, dropsSpace ? 1 : 0);
    }

    /// What is left at the end: U+FFFD for a character that was never completed. Afterwards the decoder begins
    /// anew.
    public String finish() {
        StringBuilder rest = new StringBuilder();
        utf8.end(rest);
        begins = true;
        return rest.toString();
    }

    private String append(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder();
        utf8.append(bytes, from, text);
        return text.toString();
    }
}
