package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Small byte-level models of all the sorts that are read, against the published tokenizers.
final class ByteBpeModelsTest {
    private static final String[] EXPRESSIONS = {"\\p{N}{1,2}", "\\s+", "[ab]+", "(?i:AB)", " ?c+", "."};
    private static final String ALPHABET = "aabbcc 12Ġ\u00E9東\n";

    /// Tokens whose white space belongs to them at the left, at the right, at both sides, at none.
    private static final String[] ADDED = {"<n>", "<l>", "<r>", "<b>", "<n><n>"};

    private static ObjectNode randomModel(Random random) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("version", "1.0");
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        int other = 256;
        for (int b = 0; b < 256; b++) {
            boolean prints = (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
            vocabulary.put(Character.toString(prints ? b : other++), b);
        }
        ObjectNode model = JsonMapper.shared().createObjectNode().put("type", "BPE");
        model.put("ignore_merges", random.nextBoolean()).put("byte_fallback", false);
        ArrayNode merges = JsonMapper.shared().createArrayNode();
        List<String> parts = new ArrayList<>(List.of("a", "b", "c", "Ġ", "1", "2", "Ã", "©", "Ċ"));
        for (int i = random.nextInt(25); i > 0; i--) {
            String left = parts.get(random.nextInt(parts.size()));
            String right = parts.get(random.nextInt(parts.size()));
            if (!vocabulary.containsKey(left + right)) {
                vocabulary.put(left + right, vocabulary.size());
                parts.add(left + right);
                merges.add(left + " " + right);
            }
        }
        addTokens(root.putArray("added_tokens"), vocabulary.size());
        if (random.nextBoolean()) {
            root.putObject("normalizer").put("type", "NFC");
        }
        ArrayNode steps =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode split = steps.addObject().put("type", "Split");
            split.putObject("pattern").put("Regex", EXPRESSIONS[random.nextInt(EXPRESSIONS.length)]);
            split.put("behavior", "Isolated").put("invert", false);
        }
        byteLevel(steps.addObject()).put("use_regex", random.nextBoolean());
        byteLevel(root.putObject("decoder")).put("use_regex", true);
        ObjectNode ids = model.putObject("vocab");
        vocabulary.forEach(ids::put);
        model.set("merges", merges);
        root.set("model", model);
        return root;
    }

    private static ObjectNode byteLevel(ObjectNode step) {
        return step.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", false);
    }

    private static void addTokens(ArrayNode added, int first) {
        for (int i = 0; i < ADDED.length; i++) {
            added.addObject()
                    .put("id", first + i)
                    .put("content", ADDED[i])
                    .put("single_word", false)
                    .put("lstrip", ADDED[i].equals("<l>") || ADDED[i].equals("<b>"))
                    .put("rstrip", ADDED[i].equals("<r>") || ADDED[i].equals("<b>"))
                    .put("normalized", false)
                    .put("special", i != 0);
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(20); left > 0; left--) {
            if (random.nextInt(6) == 0) {
                text.append(ADDED[random.nextInt(ADDED.length)]);
            } else {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    @Test
    void random_models_encode_and_decode_random_text_as_the_published_tokenizers_do(@TempDir Path folder)
            throws IOException {
        Random random = new Random(111);
        for (int round = 0; round < 150; round++) {
            Path file = folder.resolve("tokenizer.json");
            Files.writeString(file, randomModel(random).toString());
            Tokenizer ours = Tokenizers.read(folder);
            try (HuggingFaceTokenizer oracle = Oracle.huggingFace(file)) {
                for (int i = 0; i < 40; i++) {
                    String text = randomText(random);
                    int[] ids = ours.encode(text);
                    assertThat(ids).as("round %d: \"%s\"", round, text).isEqualTo(Oracle.ids(oracle, text));
                    long[] wide = IntStream.of(ids).asLongStream().toArray();
                    assertThat(ours.decode(ids)).isEqualTo(oracle.decode(wide, true));
                    assertThat(ours.decodeWithSpecials(ids)).isEqualTo(oracle.decode(wide, false));
                }
            }
        }
    }

    @Test
    void many_threads_that_meet_the_same_new_words_at_once_get_the_same_ids(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("tokenizer.json"), randomModel(new Random(112)).toString());
        Tokenizer shared = Tokenizers.read(folder);
        RandomText texts = new RandomText(113);
        List<String> all = IntStream.range(0, 200).mapToObj(i -> texts.next(20)).toList();
        List<int[]> together = all.parallelStream().map(shared::encode).toList();
        Tokenizer alone = Tokenizers.read(folder);
        for (int i = 0; i < all.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.encode(all.get(i)));
            assertThat(shared.encode(all.get(i))).isEqualTo(together.get(i));
        }
    }
}
