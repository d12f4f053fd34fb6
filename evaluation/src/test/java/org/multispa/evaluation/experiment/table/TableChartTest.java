package org.multispa.evaluation.experiment.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.experiment.recipe.TableSpec;
import org.multispa.evaluation.experiment.recipe.TableSpec.ChartSpec;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.score.Items;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class TableChartTest {
    private static final Subtask YAW = Subtask.CAMERA_YAW_DIRECTION;

    private static Document chart(List<TableSpec.Row> rows, ChartSpec spec, int... right) throws Exception {
        Map<String, Answered> evaluations = new LinkedHashMap<>();
        for (int i = 0; i < right.length; i++) {
            evaluations.put("e" + i, new Answered("test", Items.some(YAW, right[i], 10)));
        }
        TableSpec table = new TableSpec(
                rows,
                List.of(new Column(YAW.id(), YAW.id(), Optional.empty(), Map.of())),
                List.of(),
                List.of(),
                Optional.of(spec));
        String svg = FilledTable.of("n", "", table, evaluations, Map.of()).svg().orElseThrow();
        assertThat(svg).doesNotContain("http://www.w3.org/1999", "href");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static TableSpec.Row row(int number, OptionalDouble x, String curve) {
        return new TableSpec.Row(1, "row <" + number + ">", x, curve, List.of("e" + number));
    }

    private static List<Double> attribute(Document svg, String element, String name) {
        NodeList found = svg.getElementsByTagName(element);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            values.add(Double.parseDouble(((Element) found.item(i)).getAttribute(name)));
        }
        return values;
    }

    private static List<String> texts(Document svg) {
        NodeList found = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void points_stand_at_their_places_and_heights() throws Exception {
        Document svg = chart(
                List.of(
                        row(0, OptionalDouble.of(0), ""),
                        row(1, OptionalDouble.of(10), ""),
                        row(2, OptionalDouble.of(40), "")),
                new ChartSpec("Title & more", "samples", false),
                0,
                5,
                10);
        List<Double> x = attribute(svg, "circle", "cx");
        List<Double> y = attribute(svg, "circle", "cy");
        assertThat(x).hasSize(3);
        assertThat((x.get(2) - x.get(1)) / (x.get(1) - x.get(0))).isCloseTo(3, within(0.01));
        assertThat(y.get(0) - y.get(1)).isCloseTo(y.get(1) - y.get(2), within(0.2));
        assertThat(y.get(2)).isLessThan(y.get(0));
        assertThat(texts(svg)).contains("Title & more", "samples", "0", "10", "40", "100 %", YAW.id());
    }

    @Test
    void equal_factors_are_equal_steps_on_a_logarithmic_scale() throws Exception {
        Document svg = chart(
                List.of(
                        row(0, OptionalDouble.of(1000), ""),
                        row(1, OptionalDouble.of(2000), ""),
                        row(2, OptionalDouble.of(4000), "")),
                new ChartSpec("", "", true),
                1,
                2,
                3);
        List<Double> x = attribute(svg, "circle", "cx");
        assertThat(x.get(2) - x.get(1)).isCloseTo(x.get(1) - x.get(0), within(0.2));
        assertThat(texts(svg)).contains("1,000", "4,000", "n");
    }

    @Test
    void rows_without_numbers_stand_side_by_side_under_their_names() throws Exception {
        Document svg = chart(
                List.of(row(0, OptionalDouble.empty(), ""), row(1, OptionalDouble.of(7), "")),
                new ChartSpec("", "", true),
                1,
                2);
        assertThat(attribute(svg, "circle", "cx")).doesNotHaveDuplicates().hasSize(2);
        assertThat(texts(svg)).contains("row <0>", "row <1>");
    }

    @Test
    void rows_of_several_curves_make_a_line_each() throws Exception {
        Document svg = chart(
                List.of(
                        row(0, OptionalDouble.of(1), "small"),
                        row(1, OptionalDouble.of(2), "small"),
                        row(2, OptionalDouble.of(1), "large"),
                        row(3, OptionalDouble.of(2), "large")),
                new ChartSpec("", "", false),
                1,
                2,
                3,
                4);
        assertThat(texts(svg)).contains(YAW.id() + " small", YAW.id() + " large");
        assertThat(attribute(svg, "circle", "cx")).hasSize(4);
    }

    @Test
    void a_single_point_is_drawn_too() throws Exception {
        Document svg = chart(List.of(row(0, OptionalDouble.of(3), "")), new ChartSpec("", "", true), 4);
        assertThat(attribute(svg, "circle", "cx")).hasSize(1).allMatch(Double::isFinite);
    }

    @Test
    void without_a_figure_there_is_no_chart() throws IOException {
        TableSpec table = new TableSpec(
                List.of(row(0, OptionalDouble.of(3), "")),
                List.of(new Column("x", YAW.id(), Optional.empty(), Map.of())),
                List.of(),
                List.of(),
                Optional.of(new ChartSpec("", "", false)));
        assertThat(FilledTable.of("n", "", table, Map.of(), Map.of()).svg()).isEmpty();
    }
}
