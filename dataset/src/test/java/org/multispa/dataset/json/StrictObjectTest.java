package org.multispa.dataset.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.DatasetException;

class StrictObjectTest {
    private static StrictObject parse(String json) throws DatasetException {
        byte[] bytes = json.getBytes(UTF_8);
        return StrictObject.parse(bytes, 0, bytes.length);
    }

    @Test
    void fieldsAreReadByTheirKind() throws Exception {
        StrictObject object = parse("""
                {"t":"x","b":true,"i":-3,"w":9007199254740993,"n":1.5,"ts":["a","b"],"is":[1,2],"ws":[5],
                 "o":{"k":1},"os":[{"k":2},{"k":3}]}""");
        assertThat(object.text("t")).isEqualTo("x");
        assertThat(object.optionalText("t")).contains("x");
        assertThat(object.optionalText("none")).isEmpty();
        assertThat(object.bool("b")).isTrue();
        assertThat(object.integer("i")).isEqualTo(-3);
        assertThat(object.whole("w")).isEqualTo(9007199254740993L);
        assertThat(object.number("n")).isEqualTo(1.5);
        assertThat(object.number("i")).isEqualTo(-3.0);
        assertThat(object.texts("ts")).containsExactly("a", "b");
        assertThat(object.integers("is")).containsExactly(1, 2);
        assertThat(object.wholes("ws")).containsExactly(5L);
        assertThat(object.object("o").whole("k")).isEqualTo(1);
        assertThat(object.objects("os").get(1).whole("k")).isEqualTo(3);
        assertThat(object.names()).startsWith("t", "b", "i").hasSize(10);
        object.end();
    }

    @Test
    void whatWasNotReadIsRefusedAtTheEnd() throws Exception {
        StrictObject object = parse("{\"a\":{\"b\":1,\"c\":2}}");
        StrictObject inner = object.object("a");
        inner.whole("b");
        object.end();
        assertThatThrownBy(inner::end).isInstanceOf(DatasetException.class).hasMessage("unknown field 'a.c'");
    }

    @Test
    void aMessageNamesFieldExpectationAndFinding() throws Exception {
        StrictObject object = parse("{\"a\":[1,true],\"big\":12345678901,\"long\":\"" + "y".repeat(500) + "\"}");
        assertThatThrownBy(() -> object.integers("a")).hasMessage("field 'a': expected a whole number, found true");
        assertThatThrownBy(() -> object.integer("big")).hasMessageContaining("12345678901");
        assertThatThrownBy(() -> object.bool("long"))
                .hasMessageContaining("true or false")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(150));
        assertThatThrownBy(() -> object.object("a")).hasMessageContaining("expected an object");
        assertThatThrownBy(() -> object.text("gone")).hasMessage("field 'gone' is missing");
    }

    @Test
    void brokenJsonIsRefusedWithItsColumn() {
        assertThatThrownBy(() -> parse("{\"a\":1,,}"))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("broken JSON")
                .hasMessageContaining("column");
        assertThatThrownBy(() -> parse("{\"a\":\"\u0007\"}")).isInstanceOf(DatasetException.class);
        byte[] notText = {'{', '"', (byte) 0xFF, '"', ':', '1', '}'};
        assertThatThrownBy(() -> StrictObject.parse(notText, 0, notText.length)).isInstanceOf(DatasetException.class);
    }

    @Test
    void aTreeReadsBackAsItself() throws Exception {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("s", "ä \"quoted\"");
        tree.put("n", 5);
        tree.put("d", 0.1f + 0.2);
        tree.put("b", false);
        tree.put("list", List.of(1L, "two", List.of(), Map.of()));
        tree.put("map", Map.of("z", 1, "a", Map.of("deep", 2.0)));
        var plain = PlainTree.of(tree);
        assertThat(plain.get("n")).isEqualTo(5L);
        String json = PlainTree.pretty(Map.of("tree", plain));
        assertThat(parse(json).tree("tree")).isEqualTo(plain);
        assertThat(json).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void prettyJsonLooksTheSameEverywhere() {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("a", List.of(1L, 2L));
        tree.put("b", Map.of("c", "d"));
        assertThat(PlainTree.pretty(PlainTree.of(tree))).isEqualTo("""
                {
                  "a": [ 1, 2 ],
                  "b": {
                    "c": "d"
                  }
                }
                """);
    }

    @Test
    void aTreeHoldsPlainValuesOnly() {
        for (Object wrong : List.of(Double.NaN, Float.POSITIVE_INFINITY, new Object(), 'c', List.of(Double.NaN))) {
            assertThatIllegalArgumentException().isThrownBy(() -> PlainTree.of(Map.of("k", wrong)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainTree.of(Map.of("k", Arrays.asList(new Object[1]))))
                .withMessageContaining("found null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainTree.of(Map.of("k", Map.of(5, "five"))))
                .withMessageContaining("found 5");
    }

    @Test
    void aTreeIsACopy() {
        Map<String, Object> source = new TreeMap<>(Map.of("k", 1));
        var plain = PlainTree.of(source);
        source.put("k", 2);
        assertThat(plain).isEqualTo(Map.of("k", 1L));
        assertThatThrownBy(() -> plain.put("x", 1L)).isInstanceOf(UnsupportedOperationException.class);
    }
}
