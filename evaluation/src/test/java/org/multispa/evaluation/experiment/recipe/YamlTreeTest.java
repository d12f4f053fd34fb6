package org.multispa.evaluation.experiment.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class YamlTreeTest {
    private static Node.Fields read(String yaml) throws RecipeException {
        return YamlTree.read("r.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(e -> assertThat(e.getMessage()).startsWith("r.yaml").contains(parts));
    }

    @Test
    void values_have_their_kinds() throws RecipeException {
        assertThat(read("{text: a b, whole: -3, share: 2.5e-4, no: false, list: [1, x], in: {b: \"12\"}}")
                        .plain())
                .isEqualTo(Map.of(
                        "text",
                        "a b",
                        "whole",
                        -3L,
                        "share",
                        2.5e-4,
                        "no",
                        false,
                        "list",
                        List.of(1L, "x"),
                        "in",
                        Map.of("b", "12")));
    }

    @Test
    void keys_keep_their_order_and_their_lines() throws RecipeException {
        Node.Fields root = read("z: 1\n\na:\n  b: 2\n  c:\n    - 3\n    - 4\n");
        assertThat(root.fields().keySet()).containsExactly("z", "a");
        Node.Fields a = (Node.Fields) root.fields().get("a");
        assertThat(a).isNotNull();
        assertThat(a.line()).isEqualTo(3);
        Node.Items c = (Node.Items) a.fields().get("c");
        assertThat(c).isNotNull();
        assertThat(c.line()).isEqualTo(5);
        assertThat(c.items()).extracting(Node::line).containsExactly(6, 7);
    }

    @Test
    void a_key_twice_is_refused_with_its_line() {
        assertRefused("a: 1\nb: 2\na: 3\n", "r.yaml:3", "Duplicate");
    }

    @Test
    void what_is_left_empty_is_refused() {
        assertRefused("a: 1\nb:\n", "r.yaml:2", "found nothing");
        assertRefused("", "expected keys with values, found nothing");
        assertRefused("- 1\n", "expected keys with values");
        assertRefused("just text", "expected keys with values");
    }

    @Test
    void aliases_are_refused_so_that_nothing_grows_unseen() {
        assertRefused("a: &x {b: 1}\nc: *x\n", "r.yaml:2", "aliases");
        assertRefused("a: &x [1]\nc: [*x, *x]\n", "r.yaml:2", "aliases");
        assertRefused("a: &x text\n*x : 1\n", "r.yaml:2", "no YAML");
    }

    @Test
    void numbers_that_are_none_are_refused() {
        assertRefused("a: .nan\n", "finite");
        assertRefused("a: .inf\n", "finite");
        assertRefused("a: 123456789012345678901234567890\n", "64 bits");
    }

    @Test
    void a_second_document_is_refused() {
        assertRefused("a: 1\n---\nb: 2\n", "one document");
    }

    @Test
    void what_is_no_yaml_is_named_with_its_line() {
        assertRefused("a: 1\nb: [1, 2\nc: 3\n", "r.yaml:3", "no YAML");
        assertRefused("a: \"open\n", "no YAML");
    }

    @Test
    void deep_nesting_is_refused() {
        assertRefused("a: " + "[".repeat(100) + "]".repeat(100), "levels");
        assertRefused("a: " + "[".repeat(100_000), "r.yaml");
    }

    @Test
    void any_bytes_are_read_or_refused() {
        Random random = new Random(7);
        String start = "a: {b: [1, 2], c: x}\nd: \"${e}\"\n";
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = start.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(YamlTree.read("r.yaml", bytes).fields()).isNotNull();
            } catch (RecipeException e) {
                assertThat(e.getMessage()).startsWith("r.yaml");
            }
        }
    }
}
