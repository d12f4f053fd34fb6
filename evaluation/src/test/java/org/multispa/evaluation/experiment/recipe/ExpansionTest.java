package org.multispa.evaluation.experiment.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExpansionTest {
    private static Node.Fields expanded(String yaml) throws RecipeException {
        return Expansion.of("r.yaml", YamlTree.read("r.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> expanded(yaml))
                .satisfies(e -> assertThat(e.getMessage()).startsWith("r.yaml").contains(parts));
    }

    @Test
    void values_stand_in_their_places_with_their_kinds() throws RecipeException {
        assertThat(expanded("""
                        values: { n: 3, share: 0.5, on: true, list: [1, 2], map: { x: 1 }, word: left }
                        a: ${n}
                        b: "${share}"
                        c: ${on}
                        d: ${list}
                        e: { f: "${map}" }
                        g: "to the ${word}, ${n} times"
                        h: ${map.x}
                        """).plain())
                .isEqualTo(Map.of(
                        "a",
                        3L,
                        "b",
                        0.5,
                        "c",
                        true,
                        "d",
                        List.of(1L, 2L),
                        "e",
                        Map.of("f", Map.of("x", 1L)),
                        "g",
                        "to the left, 3 times",
                        "h",
                        1L));
    }

    @Test
    void a_key_that_names_a_list_is_repeated_for_each_of_its_elements() throws RecipeException {
        Node.Fields root = expanded("""
                each: { size: [10, 20] }
                runs:
                  before: 0
                  run-${size}: { cap: "${size}", name: "cap ${size}" }
                """);
        Node.Fields runs = (Node.Fields) root.fields().get("runs");
        assertThat(runs).isNotNull();
        assertThat(runs.fields().keySet()).containsExactly("before", "run-10", "run-20");
        assertThat(runs.plain())
                .isEqualTo(Map.of(
                        "before", 0L,
                        "run-10", Map.of("cap", 10L, "name", "cap 10"),
                        "run-20", Map.of("cap", 20L, "name", "cap 20")));
    }

    @Test
    void two_lists_make_every_combination() throws RecipeException {
        Node.Fields root = expanded("""
                each: { size: [1, 2], model: [s, l] }
                runs: { "${model}-${size}": "${model} ${size}" }
                """);
        Node.Fields runs = (Node.Fields) root.fields().get("runs");
        assertThat(runs).isNotNull();
        assertThat(runs.fields().keySet()).containsExactly("s-1", "s-2", "l-1", "l-2");
    }

    @Test
    void elements_of_a_list_may_have_fields() throws RecipeException {
        assertThat(expanded("""
                        each:
                          part: [ { name: lora, whole: [] }, { name: vision, whole: [vision, projector] } ]
                        runs:
                          "train-${part.name}": { whole: "${part.whole}" }
                        """).plain())
                .isEqualTo(Map.of(
                        "runs",
                        Map.of(
                                "train-lora",
                                Map.of("whole", List.of()),
                                "train-vision",
                                Map.of("whole", List.of("vision", "projector")))));
    }

    @Test
    void texts_and_named_objects_in_lists_are_repeated_too() throws RecipeException {
        assertThat(expanded("""
                        each: { task: [yaw, depth] }
                        rows:
                          - { name: all, of: ["on-${task}", fixed] }
                          - { name: "alone on ${task}", of: ["alone-${task}"] }
                        """).plain())
                .isEqualTo(Map.of(
                        "rows",
                        List.of(
                                Map.of("name", "all", "of", List.of("on-yaw", "on-depth", "fixed")),
                                Map.of("name", "alone on yaw", "of", List.of("alone-yaw")),
                                Map.of("name", "alone on depth", "of", List.of("alone-depth")))));
    }

    @Test
    void values_may_use_lists_where_they_are_put() throws RecipeException {
        assertThat(expanded("""
                        each: { size: [1, 2] }
                        values: { config: { cap: "${size}", rate: "${rate}" }, rate: 0.1 }
                        runs: { "r${size}": "${config}" }
                        """).plain())
                .isEqualTo(Map.of(
                        "runs", Map.of("r1", Map.of("cap", 1L, "rate", 0.1), "r2", Map.of("cap", 2L, "rate", 0.1))));
    }

    @Test
    void the_line_is_that_of_the_use() throws RecipeException {
        Node a = expanded("values:\n  n: 3\nb: 1\na: ${n}\n").fields().get("a");
        assertThat(a).isNotNull();
        assertThat(a.line()).isEqualTo(4);
    }

    @Test
    void what_is_not_there_is_named_with_what_is() {
        assertRefused("values: {n: 3}\na: ${m}\n", "r.yaml:2", "there is no 'm'", "known are n");
        assertRefused("a: ${m}\n", "known are none");
        assertRefused("values: {n: {x: 1}}\na: ${n.y}\n", "'n' has no 'y'");
        assertRefused("values: {n: 3}\na: ${n.y}\n", "'n' has no 'y'");
        assertRefused("a: ${}\n", "expected ${name}");
        assertRefused("a: \"${a b}\"\n", "expected ${name}");
    }

    @Test
    void a_list_that_is_not_in_the_name_is_refused() {
        assertRefused("each: {size: [1, 2]}\nruns: { one: { cap: \"${size}\" } }\n", "has to hold ${size}");
        assertRefused("each: {size: [1, 2]}\nabout: \"sizes ${size}\"\n", "has to hold ${size}");
    }

    @Test
    void lists_that_are_none_are_refused() {
        assertRefused("each: {size: 3}\n", "each.size", "expected a list");
        assertRefused("each: {size: []}\n", "not empty");
        assertRefused("each: [1]\n", "each: expected names");
        assertRefused("values: {a: 1}\neach: {a: [1]}\n", "under 'values' and under 'each'");
        assertRefused("values: {'A b': 1}\n", "no name for a value");
    }

    @Test
    void the_same_name_twice_is_refused() {
        assertRefused("each: {n: [1, 1]}\nruns: { \"r${n}\": 1 }\n", "'r1' comes twice");
        assertRefused("each: {n: [1, 2]}\nruns: { \"r${n}\": 1, r2: 1 }\n", "'r2' comes twice");
    }

    @Test
    void circles_of_values_are_refused() {
        assertRefused("values: {a: \"${b}\", b: \"${a}\"}\nc: ${a}\n", "circle");
        assertRefused("values: {a: [\"${a}\"]}\nc: ${a}\n", "circle");
        assertRefused("values: {a: {x: \"${a.y}\", y: \"${a.x}\"}}\nc: ${a.x}\n", "circle");
        assertRefused("values: {a: \"x${b}\", b: \"y${a}\"}\nc: ${a}\n", "plain text or number");
    }

    @Test
    void a_long_chain_of_values_is_refused() {
        String chain = IntStream.range(0, 5000)
                .mapToObj(i -> "  v" + i + ": ${v" + (i + 1) + "}\n")
                .collect(Collectors.joining());
        assertRefused("values:\n" + chain + "  v5000: 1\na: ${v0}\n", "more than 16 deep");
    }

    @Test
    void values_that_double_again_and_again_are_refused() {
        String doubling = IntStream.range(0, 15)
                .mapToObj(i -> "  v" + i + ": [\"${v" + (i + 1) + "}\", \"${v" + (i + 1) + "}\", \"${v" + (i + 1)
                        + "}\", \"${v" + (i + 1) + "}\"]\n")
                .collect(Collectors.joining());
        assertRefused("values:\n" + doubling + "  v15: 1\na: ${v0}\n", "more than 100000 values");
    }

    @Test
    void huge_sweeps_are_refused() {
        String list = IntStream.range(0, 1000).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        assertRefused(
                "each: {a: " + list + ", b: " + list + ", c: " + list + "}\nruns: { \"${a}-${b}-${c}\": 1 }\n",
                "more than 100000 values");
    }

    @Test
    void huge_texts_are_refused() {
        String long1 = "x".repeat(100_000);
        assertRefused(
                "values: {t: " + long1 + "}\na: [" + "\"${t} ${t}\", ".repeat(100) + "end]\n", "4000000 characters");
    }
}
