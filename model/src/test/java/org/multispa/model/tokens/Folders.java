package org.multispa.model.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.multispa.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tokenizer folders as they are published, laid out in a test's own folder.
public final class Folders {
    static final String LLAMA3 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private Folders() {}

    /// InternVL2's with InternLM2: the model and the added tokens.
    public static Path internLm2(Path folder) throws IOException {
        Path shared = SharedData.require("tokenizers/internlm2");
        Files.createDirectories(folder);
        Files.copy(shared.resolve("tokenizer.model"), folder.resolve("tokenizer.model"));
        Files.copy(shared.resolve("added_tokens_internvl2.json"), folder.resolve("added_tokens.json"));
        return folder;
    }

    /// InternVL2-1B's: the vocabulary of Qwen2 and the tokens that InternVL2 adds.
    public static Path qwen2(Path folder) throws IOException {
        Path shared = SharedData.require("tokenizers/qwen2");
        Files.createDirectories(folder);
        for (String name : new String[] {"vocab.json", "merges.txt", "tokenizer_config.json"}) {
            Files.copy(shared.resolve(name), folder.resolve(name));
        }
        ObjectNode added = JsonMapper.shared().createObjectNode();
        internVl2Tokens().forEach(added::put);
        Files.writeString(folder.resolve("added_tokens.json"), added.toString());
        return folder;
    }

    private static Map<String, Integer> internVl2Tokens() {
        return Map.of("<img>", 151646, "</img>", 151647, "<IMG_CONTEXT>", 151648, "<quad>", 151649, "<box>", 151653);
    }

    /// The same as a `tokenizer.json` only, with another expression for words if wanted.
    static Path qwen2Json(Path folder, String expression, boolean ignoreMerges, String begin) throws IOException {
        Path shared = SharedData.require("tokenizers/qwen2");
        Files.createDirectories(folder);
        JsonMapper json = JsonMapper.shared();
        ObjectNode root = json.createObjectNode();
        root.put("version", "1.0");
        ArrayNode added = root.putArray("added_tokens");
        add(added, "<|endoftext|>", 151643);
        add(added, "<|im_start|>", 151644);
        add(added, "<|im_end|>", 151645);
        internVl2Tokens().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> add(added, entry.getKey(), entry.getValue()));
        root.putObject("normalizer").put("type", "NFC");
        ObjectNode words = root.putObject("pre_tokenizer").put("type", "Sequence");
        ArrayNode steps = words.putArray("pretokenizers");
        ObjectNode split = steps.addObject().put("type", "Split");
        split.putObject("pattern").put("Regex", expression);
        split.put("behavior", "Isolated").put("invert", false);
        byteLevel(steps.addObject()).put("use_regex", false);
        byteLevel(root.putObject("decoder"));
        if (begin.isEmpty()) {
            byteLevel(root.putObject("post_processor"));
        } else {
            addTemplate(root.putObject("post_processor"), begin);
        }
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token").put("byte_fallback", false);
        model.put("ignore_merges", ignoreMerges);
        model.set("vocab", json.readTree(Files.readAllBytes(shared.resolve("vocab.json"))));
        ArrayNode merges = model.putArray("merges");
        Files.readAllLines(shared.resolve("merges.txt")).stream()
                .filter(line -> !line.isEmpty())
                .forEach(merges::add);
        Files.write(folder.resolve("tokenizer.json"), json.writeValueAsBytes(root));
        return folder;
    }

    private static void addTemplate(ObjectNode processor, String begin) {
        processor.put("type", "TemplateProcessing");
        ArrayNode single = processor.putArray("single");
        single.addObject().putObject("SpecialToken").put("id", begin).put("type_id", 0);
        single.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
        ArrayNode pair = processor.putArray("pair");
        pair.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
        pair.addObject().putObject("Sequence").put("id", "B").put("type_id", 1);
        ObjectNode special = processor.putObject("special_tokens").putObject(begin);
        special.put("id", begin).putArray("ids").add(151643);
        special.putArray("tokens").add(begin);
    }

    private static ObjectNode byteLevel(ObjectNode step) {
        return step.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", false);
    }

    private static void add(ArrayNode added, String content, int id) {
        added.addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }
}
