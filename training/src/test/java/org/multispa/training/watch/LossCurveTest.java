package org.multispa.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class LossCurveTest {
    private static final Pattern POINT = Pattern.compile("[ML](-?[\\d.]+) (-?[\\d.]+)");
    private static final String RAW = "#9fb9d6";
    private static final String SMOOTH = "#0b4f8a";

    @TempDir
    private Path folder;

    private static List<StepMetrics> steps(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(Runs::step).toList();
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String tag) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<String> texts(Document document) {
        return all(document, "text").stream().map(Element::getTextContent).toList();
    }

    /// The points of the lines of a colour, in pixels.
    private static List<double[]> points(Document document, String colour) {
        List<double[]> points = new ArrayList<>();
        for (Element path : all(document, "path")) {
            if (path.getAttribute("stroke").equals(colour)) {
                POINT.matcher(path.getAttribute("d"))
                        .results()
                        .forEach(point -> points.add(
                                new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))}));
            }
        }
        return points;
    }

    @Test
    void curves_of_loss_and_of_evaluations_are_drawn_and_named() throws Exception {
        List<EvaluationMetrics> evaluations = List.of(
                Runs.evaluation(0, "loss", 2.1, "accuracy", 0.3),
                Runs.evaluation(100, "loss", 1.0, "accuracy", 0.6),
                Runs.evaluation(200, "loss", 0.5, "accuracy", 0.9));
        Document svg = parsed(LossCurve.svg("A run", steps(200), evaluations));
        assertThat(texts(svg))
                .contains(
                        "A run",
                        "step",
                        "loss",
                        "held out",
                        "loss of a step",
                        "smoothed over 4 steps",
                        "held out: loss",
                        "accuracy",
                        "0",
                        "50",
                        "200",
                        "0.0",
                        "1.0",
                        "2.0")
                .anyMatch(text -> text.startsWith("200 steps, loss at the end 0.2"));
        assertThat(points(svg, RAW)).hasSize(200);
        assertThat(points(svg, SMOOTH)).hasSize(200);
        assertThat(points(svg, "#d55e00")).hasSize(6);
        assertThat(all(svg, "circle")).hasSize(6);
        assertThat(all(svg, "title"))
                .singleElement()
                .extracting(Element::getTextContent)
                .isEqualTo("A run");
    }

    @Test
    void points_lie_where_their_numbers_say() throws Exception {
        List<StepMetrics> steps = List.of(Runs.step(1, 4), Runs.step(2, 0), Runs.step(4, 1));
        Document svg = parsed(LossCurve.svg("x", steps, List.of()));
        List<double[]> points = points(svg, SMOOTH);
        assertThat(points).hasSize(3);
        double[] four = points.get(0);
        double[] none = points.get(1);
        double[] one = points.get(2);
        assertThat(none[0] - four[0]).isCloseTo((one[0] - four[0]) / 3, within(0.2));
        assertThat(none[1] - one[1]).isCloseTo((none[1] - four[1]) / 4, within(0.2));
        assertThat(four[1]).isLessThan(one[1]);
    }

    @Test
    void the_smoothed_curve_lies_among_the_losses_and_moves_less() throws Exception {
        Random random = new Random(2);
        List<StepMetrics> steps = LongStream.rangeClosed(1, 1_000)
                .mapToObj(step -> Runs.step(step, 1 + random.nextGaussian() / 10))
                .toList();
        Document svg = parsed(LossCurve.svg("x", steps, List.of()));
        assertThat(spread(points(svg, SMOOTH).subList(100, 1_000)))
                .isLessThan(spread(points(svg, RAW).subList(100, 1_000)) / 3);
    }

    private static double spread(List<double[]> points) {
        double[] heights = points.stream().mapToDouble(point -> point[1]).toArray();
        return Arrays.stream(heights).max().orElseThrow()
                - Arrays.stream(heights).min().orElseThrow();
    }

    @Test
    void a_long_run_makes_a_small_file_that_keeps_its_spikes() throws Exception {
        List<StepMetrics> steps = LongStream.rangeClosed(1, 100_000)
                .mapToObj(step -> Runs.step(step, step == 54_321 ? 99 : 1 + step % 7 / 10.0))
                .toList();
        String text = LossCurve.svg("x", steps, List.of());
        assertThat(text.length()).isLessThan(100_000);
        List<double[]> raw = points(parsed(text), RAW);
        assertThat(raw).hasSizeBetween(1_000, 1_300);
        assertThat(raw.stream().filter(point -> point[1] < -1_000)).hasSize(1);
        assertThat(raw).allMatch(point -> point[0] >= 76 && point[0] <= 720);
    }

    @Test
    void outliers_do_not_flatten_the_rest() throws Exception {
        List<StepMetrics> steps = LongStream.rangeClosed(1, 2_000)
                .mapToObj(step -> Runs.step(step, step < 5 ? 1_000.0 : 1.0 + step % 2))
                .toList();
        Document svg = parsed(LossCurve.svg("x", steps, List.of()));
        List<double[]> late = points(svg, RAW).subList(1_000, 1_100);
        assertThat(spread(late)).isGreaterThan(50);
    }

    @Test
    void runs_of_one_step_and_runs_that_diverged_are_drawn() throws Exception {
        assertThat(points(parsed(LossCurve.svg("x", steps(1), List.of())), SMOOTH))
                .hasSize(1);
        List<StepMetrics> diverged = List.of(Runs.step(1, 2), Runs.step(2, Double.NaN), Runs.step(3, 1e300));
        Document svg = parsed(LossCurve.svg("x", diverged, List.of(Runs.evaluation(3, "loss", Double.NaN))));
        assertThat(points(svg, SMOOTH)).hasSize(2);
        Document none = parsed(LossCurve.svg("x", List.of(Runs.step(1, Double.NaN)), List.of(Runs.evaluation(1))));
        assertThat(points(none, SMOOTH)).isEmpty();
        for (double same : new double[] {0, -3, 1e-12, 7}) {
            Document flat = parsed(LossCurve.svg("x", List.of(Runs.step(1, same), Runs.step(2, same)), List.of()));
            assertThat(points(flat, SMOOTH)).hasSize(2).allMatch(point -> point[1] > 60 && point[1] < 410);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LossCurve.svg("x", List.of(), List.of()))
                .withMessageContaining("at least one step");
    }

    @Test
    void any_name_and_number_of_evaluations_finds_its_place() throws Exception {
        Object[] values = new Object[80];
        for (int i = 0; i < 40; i++) {
            values[2 * i] = "score/" + i + " <&>\"\u0001";
            values[2 * i + 1] = 10.0 * i;
        }
        Document svg = parsed(LossCurve.svg("a < b & \"c\" \uD800", steps(60), List.of(Runs.evaluation(60, values))));
        int height = Integer.parseInt(svg.getDocumentElement().getAttribute("height"));
        assertThat(all(svg, "text"))
                .allMatch(text ->
                        text.getAttribute("y").isEmpty() || Double.parseDouble(text.getAttribute("y")) < height);
        assertThat(texts(svg))
                .contains("score/0 <&>\" ", "score/39 <&>\" ")
                .anyMatch(text -> text.startsWith("a < b & \"c\""));
        assertThat(all(svg, "circle")).hasSize(40 + 60);
    }

    @Test
    void the_file_needs_nothing_else() throws IOException {
        Path file = folder.resolve("run/loss.svg");
        LossCurve.write(file, "x", steps(30), List.of());
        assertThat(Files.readString(file))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .doesNotContain("href", "<style", "<script", "\r");
    }

    @Test
    void ticks_are_round_few_and_inside() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(-6, 7));
            double high = low + Math.pow(10, random.nextInt(-6, 7)) * (0.01 + random.nextDouble());
            Axis axis = new Axis(low, high, 0, 100);
            List<Double> ticks = axis.ticks(7, 0);
            assertThat(ticks.size()).as("%s to %s", low, high).isBetween(2, 8);
            assertThat(ticks).isSorted().allMatch(tick -> axis.at(tick) > -1e-3 && axis.at(tick) < 100 + 1e-3);
        }
        assertThat(new Axis(0, 3, 0, 1).ticks(7, 1)).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(new Axis(0, 12, 0, 1).ticks(7, 1)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0);
        assertThat(new Axis(0, 1, 0, 1).ticks(7, 0)).hasSize(6);
        for (long last = 1; last < 500; last++) {
            assertThat(new Axis(0, last, 0, 1).ticks(7, 1)).allMatch(tick -> tick == Math.rint(tick));
        }
    }

    @Test
    void ticks_are_written_with_the_digits_they_need() {
        assertThat(Axis.text(0.25, List.of(0.0, 0.25, 0.5))).isEqualTo("0.25");
        assertThat(Axis.text(0.5, List.of(0.0, 0.5))).isEqualTo("0.5");
        assertThat(Axis.text(1500, List.of(0.0, 1500.0))).isEqualTo("1,500");
        assertThat(Axis.text(-0.0, List.of(-0.1, -0.0))).isEqualTo("0.0");
        assertThat(Axis.text(0.002, List.of(0.001, 0.002))).isEqualTo("0.002");
    }
}
