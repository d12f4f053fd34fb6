package org.multispa.model.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multispa.files.AtomicFiles;
import org.multispa.model.tokens.codec.ByteBpeCodec;
import org.multispa.model.tokens.codec.Codec;
import org.multispa.model.tokens.codec.PreTokenizer;
import org.multispa.model.tokens.codec.SentencePieceCodec;
import org.multispa.model.tokens.codec.SentencePieceModel;
import org.multispa.model.tokens.codec.SentencePieceModel.Kind;
import org.multispa.model.tokens.codec.SentencePieceModel.Piece;

/// Reads the tokenizer of a model folder, and writes the one of models made from scratch.
public final class Tokenizers {
    private static final String SENTENCE_PIECE = "tokenizer.model";
    private static final String FAST = "tokenizer.json";
    private static final String VOCABULARY = "vocab.json";
    private static final String MERGES = "merges.txt";
    private static final List<String> STARTS = List.of(ByteTokenizerFile.NAME, SENTENCE_PIECE, FAST, VOCABULARY);
    private static final List<String> BESIDE =
            List.of(MERGES, "added_tokens.json", "special_tokens_map.json", "tokenizer_config.json");
    private static final Set<String> QWEN2_CLASSES = Set.of("", "Qwen2Tokenizer", "Qwen2TokenizerFast");

    private Tokenizers() {}

    /// Reads the tokenizer of a folder. Of several kinds in one folder the first of these is taken:
    /// `byte_tokenizer.json` (models made from scratch), `tokenizer.model` (SentencePiece: InternLM2, Llama 2,
    /// Yi), `tokenizer.json` (byte-level BPE: Qwen2, Llama 3), `vocab.json` with `merges.txt` (Qwen2). Added
    /// tokens come from `added_tokens.json` and `tokenizer_config.json` beside them.
    ///
    /// @throws TokenizerException if there is none of these, or one is broken or of a kind that is not
    ///     supported
    /// @throws IOException if a file cannot be read
    public static Tokenizer read(Path folder) throws IOException {
        TokenizerFolder files = new TokenizerFolder(folder);
        if (files.has(ByteTokenizerFile.NAME)) {
            return ByteTokenizerFile.read(files);
        }
        if (files.has(SENTENCE_PIECE)) {
            return sentencePiece(files);
        }
        if (files.has(FAST)) {
            return fast(files);
        }
        if (files.has(VOCABULARY) && files.has(MERGES)) {
            return qwen2(files);
        }
        throw new TokenizerException(folder + ": expected a tokenizer: " + SENTENCE_PIECE + ", " + FAST + ", "
                + ByteTokenizerFile.NAME + " or " + VOCABULARY + " with " + MERGES + "; found "
                + (files.has(VOCABULARY)
                        ? VOCABULARY + " only"
                        : files.has(MERGES) ? MERGES + " only" : "none of them"));
    }

    /// The files of a folder that belong to its tokenizer; none if it has no tokenizer.
    public static List<Path> files(Path folder) {
        boolean whole = STARTS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
        return !whole
                ? List.of()
                : Stream.concat(STARTS.stream(), BESIDE.stream())
                        .map(folder::resolve)
                        .filter(Files::isRegularFile)
                        .toList();
    }

    /// The tokenizer of models made from scratch: 256 bytes and the special tokens that chats with images need.
    public static Tokenizer byteLevel() {
        return ByteTokenizerFile.standard();
    }

    /// Writes the [tokenizer of models made from scratch][#byteLevel] into a folder.
    public static void writeByteLevel(Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(ByteTokenizerFile.NAME), ByteTokenizerFile.json());
    }

    private static Tokenizer sentencePiece(TokenizerFolder files) throws IOException {
        TokenizerConfig small = TokenizerConfig.read(files);
        byte[] bytes = files.bytes(SENTENCE_PIECE);
        try {
            SentencePieceModel model = SentencePieceFile.parse(bytes);
            TokenizerConfig config = small.with(reserved(model, small));
            AddedTokens added = new AddedTokens(config.added().values());
            Codec codec = new SentencePieceCodec(model, added.idSet());
            String begin = config.begin().orElse("<s>");
            boolean begins = config.addsBegin().orElse(added.ids().containsKey(begin));
            Optional<String> end = config.end().or(() -> Optional.of("</s>").filter(added.ids()::containsKey));
            return new Tokenizer(
                    "SentencePiece BPE",
                    codec,
                    added,
                    Roles.of(
                            added,
                            begins ? Optional.of(begin) : Optional.empty(),
                            end,
                            config.pad(),
                            config.everySegmentBegins()));
        } catch (TokenizerException | IllegalArgumentException e) {
            throw files.wrong(SENTENCE_PIECE, e);
        }
    }

    /// The unknown piece and the control pieces of a model, as far as the small files do not speak of them.
    private static List<AddedToken> reserved(SentencePieceModel model, TokenizerConfig config) {
        Set<Integer> taken =
                config.added().values().stream().map(AddedToken::id).collect(Collectors.toSet());
        List<AddedToken> reserved = new ArrayList<>();
        for (int id = 0; id < model.pieces().size(); id++) {
            Piece piece = model.pieces().get(id);
            boolean isReserved = piece.kind() == Kind.CONTROL || piece.kind() == Kind.UNKNOWN;
            if (isReserved && !taken.contains(id) && !config.added().containsKey(piece.text())) {
                reserved.add(AddedToken.special(piece.text(), id));
            }
        }
        return reserved;
    }

    private static Tokenizer fast(TokenizerFolder files) throws IOException {
        TokenizerConfig small = TokenizerConfig.read(files);
        try {
            TokenizerJson json = new TokenizerJson(files.json(FAST));
            TokenizerConfig config = small.with(json.addedTokens());
            AddedTokens added = new AddedTokens(config.added().values());
            ByteBpeCodec.Parts parts = json.parts(added.idSet());
            expectApart(parts.vocabulary(), added);
            Codec codec = new ByteBpeCodec(parts);
            return bytePair(config, codec, added, json.begins());
        } catch (IllegalArgumentException e) {
            throw files.wrong(FAST, e);
        }
    }

    private static Tokenizer qwen2(TokenizerFolder files) throws IOException {
        TokenizerConfig config = TokenizerConfig.read(files);
        if (!QWEN2_CLASSES.contains(config.tokenizerClass())) {
            throw files.wrong(
                    VOCABULARY,
                    "expected the files of a Qwen2Tokenizer, found tokenizer_class " + config.tokenizerClass()
                            + "; a tokenizer of this class is read from tokenizer.json, which is missing");
        }
        List<ByteBpeCodec.Merge> merges = BytePairFiles.merges(files, MERGES);
        try {
            AddedTokens added = new AddedTokens(config.added().values());
            Map<String, Integer> vocabulary = BytePairFiles.vocabulary(files.json(VOCABULARY));
            expectApart(vocabulary, added);
            PreTokenizer words = PreTokenizer.of(List.of(PreTokenizer.QWEN2));
            Codec codec =
                    new ByteBpeCodec(new ByteBpeCodec.Parts(vocabulary, merges, words, false, true, added.idSet()));
            boolean begins = config.addsBegin().orElse(false);
            return bytePair(
                    config, codec, added, begins ? config.begin().stream().toList() : List.of());
        } catch (IllegalArgumentException e) {
            throw files.wrong(VOCABULARY, e);
        }
    }

    private static void expectApart(Map<String, Integer> vocabulary, AddedTokens added) {
        vocabulary.forEach((token, id) -> added.byId(id)
                .filter(other -> !other.content().equals(token))
                .ifPresent(other -> {
                    throw new IllegalArgumentException("id " + id + " is given to \"" + token
                            + "\" and to the added token \"" + other.content() + "\"");
                }));
    }

    private static Tokenizer bytePair(TokenizerConfig config, Codec codec, AddedTokens added, List<String> begins) {
        return new Tokenizer("byte-level BPE", codec, added, Roles.of(added, begins, config.end(), config.pad(), true));
    }
}
