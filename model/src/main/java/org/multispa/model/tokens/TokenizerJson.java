package org.multispa.model.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.multispa.model.tokens.codec.ByteBpeCodec;
import org.multispa.model.tokens.codec.PreTokenizer;
import tools.jackson.databind.JsonNode;

/// Reads `tokenizer.json` as far as byte-level byte-pair encodings need it: the steps that Qwen2 and Llama 3
/// use. Every other step is refused by name. Every method throws an [IllegalArgumentException] for what is not
/// supported.
final class TokenizerJson {
    private final JsonNode root;

    TokenizerJson(JsonNode root) {
        this.root = root;
        JsonNode model = root.path("model");
        expect("model", "BPE", model);
        refuse("byte_fallback", model.path("byte_fallback").asBoolean(false));
        refuse("dropout", model.path("dropout").isNumber());
        refuse(
                "continuing_subword_prefix",
                !model.path("continuing_subword_prefix").asString("").isEmpty());
        refuse(
                "end_of_word_suffix",
                !model.path("end_of_word_suffix").asString("").isEmpty());
        expect("decoder", "ByteLevel", root.path("decoder"));
    }

    private static void refuse(String option, boolean isOn) {
        if (isOn) {
            throw new IllegalArgumentException("the option " + option + " of the BPE model is not supported");
        }
    }

    private static void expect(String part, String type, JsonNode node) {
        if (!type(node).equals(type)) {
            throw unsupported(part, type, node);
        }
    }

    private static IllegalArgumentException unsupported(String part, String expected, JsonNode found) {
        return new IllegalArgumentException("expected " + expected + " as " + part + " of tokenizer.json, found "
                + (type(found).isEmpty() ? "none" : type(found))
                + "; byte-level BPE tokenizers are read, and SentencePiece ones from their tokenizer.model");
    }

    private static String type(JsonNode node) {
        return node.path("type").asString("");
    }

    List<AddedToken> addedTokens() {
        List<AddedToken> tokens = new ArrayList<>();
        for (JsonNode token : root.path("added_tokens")) {
            tokens.add(AddedTokenJson.listed(token));
        }
        return tokens;
    }

    ByteBpeCodec.Parts parts(Set<Integer> unreachable) {
        JsonNode model = root.path("model");
        return new ByteBpeCodec.Parts(
                BytePairFiles.vocabulary(model.path("vocab")),
                BytePairFiles.merges(model.path("merges")),
                preTokenizer(),
                model.path("ignore_merges").asBoolean(false),
                composes(root.path("normalizer")),
                unreachable);
    }

    private static boolean composes(JsonNode normalizer) {
        return switch (type(normalizer)) {
            case "" -> false;
            case "NFC" -> true;
            case "Sequence" -> {
                boolean composes = false;
                for (JsonNode step : normalizer.path("normalizers")) {
                    composes |= composes(step);
                }
                yield composes;
            }
            default -> throw unsupported("normalizer", "NFC or none", normalizer);
        };
    }

    private PreTokenizer preTokenizer() {
        List<String> expressions = new ArrayList<>();
        if (!addSteps(root.path("pre_tokenizer"), expressions)) {
            throw unsupported("pre_tokenizer", "a step ByteLevel", root.path("pre_tokenizer"));
        }
        return PreTokenizer.of(expressions);
    }

    /// Adds the expressions of a step, and tells whether it was or held the step that goes over to bytes.
    private static boolean addSteps(JsonNode step, List<String> expressions) {
        return switch (type(step)) {
            case "Sequence" -> {
                boolean hasBytes = false;
                for (JsonNode one : step.path("pretokenizers")) {
                    if (hasBytes) {
                        throw unsupported("pre_tokenizer", "ByteLevel as the last step", one);
                    }
                    hasBytes = addSteps(one, expressions);
                }
                yield hasBytes;
            }
            case "Split" -> {
                expressions.add(expression(step));
                yield false;
            }
            case "ByteLevel" -> {
                if (step.path("add_prefix_space").asBoolean(true)) {
                    throw new IllegalArgumentException("add_prefix_space of a ByteLevel step is not supported");
                }
                if (step.path("use_regex").asBoolean(true)) {
                    expressions.add(PreTokenizer.GPT2);
                }
                yield true;
            }
            default -> throw unsupported("pre_tokenizer", "Sequence, Split or ByteLevel", step);
        };
    }

    private static String expression(JsonNode split) {
        JsonNode expression = split.path("pattern").path("Regex");
        String behavior = split.path("behavior").asString("");
        if (!expression.isString()
                || !behavior.equals("Isolated")
                || split.path("invert").asBoolean(false)) {
            throw new IllegalArgumentException(
                    "expected a Split step with a pattern of kind Regex, the behavior Isolated and no invert, found"
                            + " pattern "
                            + split.path("pattern").propertyNames() + ", behavior \"" + behavior + "\", invert "
                            + split.path("invert"));
        }
        return expression.stringValue();
    }

    /// The texts of the special tokens that are put before every text.
    List<String> begins() {
        List<String> begins = new ArrayList<>();
        addBegins(root.path("post_processor"), begins);
        return begins;
    }

    private static void addBegins(JsonNode step, List<String> begins) {
        switch (type(step)) {
            case "Sequence" -> step.path("processors").forEach(one -> addBegins(one, begins));
            case "TemplateProcessing" -> {
                for (JsonNode piece : step.path("single")) {
                    if (!piece.has("SpecialToken")) {
                        return;
                    }
                    begins.add(
                            special(step, piece.path("SpecialToken").path("id").asString("")));
                }
            }
            case "", "ByteLevel" -> {}
            default -> throw unsupported("post_processor", "TemplateProcessing or ByteLevel", step);
        }
    }

    private static String special(JsonNode step, String id) {
        JsonNode tokens = step.path("special_tokens").path(id).path("tokens");
        if (tokens.size() != 1 || !tokens.path(0).isString()) {
            throw new IllegalArgumentException(
                    "expected one token for \"" + id + "\" in the post_processor, found " + tokens);
        }
        return tokens.path(0).stringValue();
    }
}
