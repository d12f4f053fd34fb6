package org.multispa.model.tokens;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.model.tokens.codec.ByteCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `byte_tokenizer.json`, the tokenizer of models made from scratch: ids 0 to 255 are bytes, and the special
/// tokens that it lists follow in their order.
final class ByteTokenizerFile {
    static final String NAME = "byte_tokenizer.json";

    private static final String FORMAT = "multispa-byte-tokenizer";
    private static final int VERSION = 1;
    private static final int MOST = 4096;
    private static final String BEGIN = "<s>";
    private static final String END = "</s>";
    private static final String PAD = "<pad>";
    private static final List<String> SPECIALS =
            List.of(BEGIN, END, PAD, "<|im_start|>", "<|im_end|>", "<img>", "</img>", "<IMG_CONTEXT>");

    private ByteTokenizerFile() {}

    static Tokenizer standard() {
        return tokenizer(SPECIALS, Optional.of(BEGIN), Optional.of(END), Optional.of(PAD));
    }

    static String json() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        ArrayNode specials = root.putArray("special_tokens");
        SPECIALS.forEach(specials::add);
        root.put("begin", BEGIN).put("end", END).put("pad", PAD);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    static Tokenizer read(TokenizerFolder folder) throws IOException {
        JsonNode root = folder.json(NAME);
        try {
            if (!root.path("format").asString("").equals(FORMAT)
                    || root.path("version").asInt(0) != VERSION) {
                throw new IllegalArgumentException("expected format \"" + FORMAT + "\" and version " + VERSION
                        + ", found " + root.path("format") + " and " + root.path("version"));
            }
            return tokenizer(specials(root), named(root, "begin"), named(root, "end"), named(root, "pad"));
        } catch (IllegalArgumentException e) {
            throw folder.wrong(NAME, e);
        }
    }

    private static List<String> specials(JsonNode root) {
        JsonNode list = root.path("special_tokens");
        if (!list.isArray() || list.size() > MOST) {
            throw new IllegalArgumentException("expected a list of at most " + MOST + " texts as special_tokens, found "
                    + list.getNodeType() + " of " + list.size());
        }
        List<String> specials = new ArrayList<>();
        for (JsonNode token : list) {
            if (!token.isString()) {
                throw new IllegalArgumentException("expected texts as special_tokens, found " + token);
            }
            specials.add(token.stringValue());
        }
        return specials;
    }

    private static Optional<String> named(JsonNode root, String role) {
        JsonNode token = root.path(role);
        return token.isString() ? Optional.of(token.stringValue()) : Optional.empty();
    }

    private static Tokenizer tokenizer(
            List<String> specials, Optional<String> begin, Optional<String> end, Optional<String> pad) {
        ByteCodec codec = new ByteCodec();
        List<AddedToken> tokens = new ArrayList<>();
        for (String special : specials) {
            tokens.add(AddedToken.special(special, codec.size() + tokens.size()));
        }
        AddedTokens added = new AddedTokens(tokens);
        return new Tokenizer("bytes", codec, added, Roles.of(added, begin, end, pad, true));
    }
}
