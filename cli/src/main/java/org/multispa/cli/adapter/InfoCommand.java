package org.multispa.cli.adapter;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.Bytes;
import org.multispa.cli.console.ExitCode;
import org.multispa.model.InternVl;
import org.multispa.model.adapter.AdapterConfig;
import org.multispa.model.adapter.AdapterSummary;
import org.multispa.model.adapter.FullTensor;
import org.multispa.model.config.ConfigReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa adapter info`.
@Command(
        name = "info",
        description = {
            "What an adapter folder holds: rank, adapted layers, parameters, and how large the additions are.",
            "Exit code 1 if it holds numbers that are not finite, or does not fit the model."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  multispa adapter info tuned/", "  multispa adapter info tuned/ --model InternVL2-8B/ --layers"})
final class InfoCommand implements Callable<Integer> {
    private static final double MILLION = 1e6;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "An adapter folder.")
    Path folder = Path.of(".");

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Tell whether the adapter fits this model; its config.json is enough.")
    @Nullable
    Path model;

    @Option(names = "--layers", description = "List the addition to every layer.")
    boolean layers;

    @Override
    public Integer call() throws IOException {
        AdapterSummary summary = AdapterSummary.of(folder);
        PrintWriter out = spec.commandLine().getOut();
        line(out, "adapter", summary.config().map(InfoCommand::settings).orElse("no additions"));
        line(out, "base", summary.base().orElse("not told"));
        line(out, "parameters", number(summary.adapter().parameters()));
        line(
                out,
                "size",
                Bytes.text(summary.bytes()) + ", "
                        + summary.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(" and ")));
        additions(summary, out);
        replaced(summary.adapter().replaced(), out);
        boolean isSound = true;
        if (!summary.isFinite()) {
            out.println("wrong: it holds numbers that are not finite; the training diverged or the file is broken");
            isSound = false;
        }
        return fits(summary, out) && isSound ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String settings(AdapterConfig config) {
        return String.format(
                Locale.ROOT,
                "LoRA of rank %d, alpha %s, scale %s, dropout %s",
                config.rank(),
                plain(config.alpha()),
                plain(config.scale()),
                plain(config.dropout()));
    }

    private static String plain(double value) {
        return new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private void additions(AdapterSummary summary, PrintWriter out) {
        if (summary.norms().isEmpty()) {
            return;
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "%-28s %6s %12s %10s %10s %10s%n",
                "addition",
                "layers",
                "parameters",
                "least",
                "median",
                "most");
        AdapterSummary.byKind(summary.norms().keySet()).forEach((kind, names) -> {
            List<Double> norms =
                    names.stream().map(name -> norm(summary, name)).sorted().toList();
            long parameters = names.stream()
                    .mapToLong(name -> Objects.requireNonNull(
                                    summary.adapter().modules().get(name))
                            .parameters())
                    .sum();
            out.printf(
                    Locale.ROOT,
                    "%-28s %6d %12s %10s %10s %10s%n",
                    kind,
                    names.size(),
                    number(parameters),
                    norm(norms.getFirst()),
                    norm((norms.get((norms.size() - 1) / 2) + norms.get(norms.size() / 2)) / 2),
                    norm(norms.getLast()));
        });
        if (layers) {
            out.println();
            new TreeMap<>(summary.norms())
                    .forEach((name, norm) -> out.printf(Locale.ROOT, "%10s  %s%n", norm(norm), name));
        }
        out.println();
        out.println("least, median, most: Frobenius norm of scale x B x A, the addition to a layer's weight");
    }

    private static double norm(AdapterSummary summary, String name) {
        return Objects.requireNonNull(summary.norms().get(name));
    }

    private static String norm(double value) {
        return String.format(Locale.ROOT, value == 0 ? "%.0f" : "%.3g", value);
    }

    private static void replaced(Map<String, FullTensor> replaced, PrintWriter out) {
        if (replaced.isEmpty()) {
            return;
        }
        out.println();
        out.printf(Locale.ROOT, "%-28s %6s %12s%n", "replaced", "count", "parameters");
        AdapterSummary.byKind(replaced.keySet()).forEach((kind, names) -> {
            long parameters = names.stream()
                    .mapToLong(
                            name -> Objects.requireNonNull(replaced.get(name)).count())
                    .sum();
            out.printf(Locale.ROOT, "%-28s %6d %12s%n", kind, names.size(), number(parameters));
        });
    }

    private boolean fits(AdapterSummary summary, PrintWriter out) throws IOException {
        if (model == null) {
            return true;
        }
        Map<String, long[]> shapes = InternVl.shapes(ConfigReader.read(model));
        out.println();
        try {
            summary.adapter().requireFits(shapes);
            out.println("fits " + model);
            return true;
        } catch (IOException e) {
            out.println("wrong: it does not fit " + model + ": " + e.getMessage());
            return false;
        }
    }

    /// In millions, unless there are few.
    private static String number(long count) {
        return count >= MILLION
                ? String.format(Locale.ROOT, "%,.1f M", count / MILLION)
                : String.format(Locale.ROOT, "%,d", count);
    }

    private static void line(PrintWriter out, String what, String value) {
        out.printf(Locale.ROOT, "%-11s %s%n", what, value);
    }
}
