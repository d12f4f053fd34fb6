package org.multispa.training.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.multispa.files.AtomicFiles;

/// The course of a run as one SVG file that needs nothing else: the loss of each step, its moving mean, the loss
/// on held-out samples, and below it whatever else the evaluations measured.
public final class LossCurve {
    private static final int TOP = 64;
    private static final int LOSS_HEIGHT = 380;
    private static final int OTHER_HEIGHT = 300;
    private static final int GAP = 24;
    private static final int COLUMNS = 600;
    private static final int WINDOWS = 50;
    private static final int QUANTILE = 100;
    private static final int BOLD = 2;
    private static final Chart.Stroke RAW = new Chart.Stroke("#9fb9d6", 1, "");
    private static final Chart.Stroke SMOOTH = new Chart.Stroke("#0b4f8a", BOLD, "");
    private static final String[] COLOURS = {
        "#d55e00", "#009e73", "#cc79a7", "#0072b2", "#e69f00", "#56b4e9", "#7a5195", "#333333"
    };
    private static final String[] DASHES = {"", "6 3", "2 3"};

    private LossCurve() {}

    /// Writes the file, as a whole or not at all.
    ///
    /// @param title stands above the curves
    /// @param steps in order, at least one
    /// @param evaluations in order
    public static void write(Path file, String title, List<StepMetrics> steps, List<EvaluationMetrics> evaluations)
            throws IOException {
        AtomicFiles.write(file, svg(title, steps, evaluations));
    }

    static String svg(String title, List<StepMetrics> steps, List<EvaluationMetrics> evaluations) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("expected at least one step to draw, found none");
        }
        Map<String, List<double[]>> losses = series(evaluations, LossCurve::isLoss);
        Map<String, List<double[]>> others = series(evaluations, name -> !isLoss(name));
        int lossHeight = height(LOSS_HEIGHT, losses.size() + 2);
        int otherHeight = others.isEmpty() ? 0 : height(OTHER_HEIGHT, others.size());
        StringBuilder out = new StringBuilder();
        int height = TOP + lossHeight + (others.isEmpty() ? 0 : GAP + otherHeight) + 12;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#333\">\n",
                Chart.WIDTH,
                height,
                Chart.WIDTH,
                height));
        out.append("<title>").append(Chart.escaped(title)).append("</title>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        out.append("<text x=\"20\" y=\"28\" font-size=\"18\" fill=\"#111\">")
                .append(Chart.escaped(title))
                .append("</text>\n");
        long last = lastStep(steps, evaluations);
        loss(out, lossHeight, last, steps, losses);
        if (!others.isEmpty()) {
            others(out, TOP + lossHeight + GAP, otherHeight, last, others);
        }
        return out.append("</svg>\n").toString();
    }

    private static boolean isLoss(String name) {
        return name.equals("loss") || name.startsWith("loss/");
    }

    private static int height(int least, int names) {
        return Math.max(least, Chart.LEGEND_ROW * names + 60);
    }

    private static long lastStep(List<StepMetrics> steps, List<EvaluationMetrics> evaluations) {
        long last = steps.getLast().step();
        return evaluations.isEmpty()
                ? last
                : Math.max(last, evaluations.getLast().step());
    }

    private static void loss(
            StringBuilder out, int height, long last, List<StepMetrics> steps, Map<String, List<double[]>> evaluated) {
        int window = Math.max(1, steps.size() / WINDOWS);
        Smoothed mean = Smoothed.over(1 - 1.0 / window);
        List<double[]> raw = new ArrayList<>();
        List<double[]> smooth = new ArrayList<>();
        for (StepMetrics step : steps) {
            mean = mean.with(step.loss());
            raw.add(new double[] {step.step(), step.loss()});
            smooth.add(new double[] {step.step(), mean.value()});
        }
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"20\" y=\"48\">%,d %s, loss at the end %.4f%s</text>\n",
                steps.getLast().step(),
                steps.getLast().step() == 1 ? "step" : "steps",
                mean.value(),
                window == 1 ? "" : " (smoothed)"));
        double[] shown = DoubleStream.concat(
                        usual(raw), evaluated.values().stream().flatMapToDouble(LossCurve::finite))
                .toArray();
        double[] range = range(shown);
        Chart chart = new Chart(out, TOP, height, last, range[0], range[1], "loss");
        if (window == 1) {
            chart.line("loss of a step", raw, SMOOTH, true);
        } else {
            chart.line("loss of a step", thinned(raw, last), RAW, false);
            chart.line("smoothed over " + window + " steps", thinned(smooth, last), SMOOTH, false);
        }
        lines(chart, evaluated, "held out: ");
    }

    /// All values but the hundredth part that is least and the one that is most.
    private static DoubleStream usual(List<double[]> points) {
        double[] sorted = finite(points).sorted().toArray();
        int left = sorted.length / QUANTILE;
        return Arrays.stream(sorted, left, sorted.length - left);
    }

    private static void others(
            StringBuilder out, int top, int height, long last, Map<String, List<double[]>> evaluated) {
        double[] values =
                evaluated.values().stream().flatMapToDouble(LossCurve::finite).toArray();
        boolean areShares = Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1);
        double[] range = areShares ? new double[] {0, 1} : range(values);
        lines(new Chart(out, top, height, last, range[0], range[1], "held out"), evaluated, "");
    }

    private static void lines(Chart chart, Map<String, List<double[]>> evaluated, String before) {
        int number = 0;
        for (Map.Entry<String, List<double[]>> one : evaluated.entrySet()) {
            String dash = DASHES[number / COLOURS.length % DASHES.length];
            Chart.Stroke stroke = new Chart.Stroke(COLOURS[number % COLOURS.length], BOLD, dash);
            chart.line(before + one.getKey(), one.getValue(), stroke, true);
            number++;
        }
    }

    private static Map<String, List<double[]>> series(List<EvaluationMetrics> evaluations, Predicate<String> isShown) {
        Map<String, List<double[]>> series = new TreeMap<>();
        for (EvaluationMetrics evaluation : evaluations) {
            evaluation.values().forEach((name, value) -> {
                if (isShown.test(name)) {
                    series.computeIfAbsent(name, _ -> new ArrayList<>()).add(new double[] {evaluation.step(), value});
                }
            });
        }
        return series;
    }

    private static DoubleStream finite(List<double[]> points) {
        return points.stream().mapToDouble(point -> point[1]).filter(Double::isFinite);
    }

    /// From the least to the most, with some room, and from zero if that is not far away.
    private static double[] range(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        if (low >= 0 && low <= high / 2) {
            low = 0;
        }
        double room = high > low ? 0.05 * (high - low) : Math.max(0.5, Math.abs(high) / 10);
        return new double[] {low == 0 ? 0 : low - room, high + room};
    }

    /// At most two points a column of the chart: the least and the most there.
    private static List<double[]> thinned(List<double[]> points, long last) {
        if (points.size() <= 2 * COLUMNS) {
            return points;
        }
        List<double[]> thinned = new ArrayList<>();
        long column = -1;
        for (double[] point : points) {
            if (!Double.isFinite(point[1])) {
                continue;
            }
            long its = (long) (point[0] / last * COLUMNS);
            if (its != column) {
                column = its;
                thinned.add(point);
                thinned.add(point);
            } else {
                int at = thinned.size();
                thinned.set(at - 2, point[1] < thinned.get(at - 2)[1] ? point : thinned.get(at - 2));
                thinned.set(at - 1, point[1] > thinned.get(at - 1)[1] ? point : thinned.get(at - 1));
            }
        }
        return thinned;
    }
}
