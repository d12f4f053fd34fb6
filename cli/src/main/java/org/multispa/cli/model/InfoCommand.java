package org.multispa.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.multispa.cli.console.Bytes;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.Names;
import org.multispa.model.FoundWeights;
import org.multispa.model.ModelSummary;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.config.NormKind;
import org.multispa.model.config.RopeScaling;
import org.multispa.model.config.VisionConfig;
import org.multispa.model.safetensors.DType;
import org.multispa.model.tokens.Tokenizers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `multispa model info`.
@Command(
        name = "info",
        description = {
            "What a model folder holds: shape, parameters, weights, tokenizer, and what is wrong with it.",
            "Nothing is loaded; config.json alone is enough. Exit code 1 if something is wrong."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  multispa model info InternVL2-8B/")
final class InfoCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final double MILLION = 1e6;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A model folder.")
    Path folder = Path.of(".");

    @Override
    public Integer call() throws Exception {
        ModelSummary summary = ModelSummary.of(folder);
        PrintWriter out = spec.commandLine().getOut();
        shape(summary.config(), out);
        line(
                out,
                "parameters",
                number(summary.parameters().total())
                        + ": vision " + number(summary.parameters().vision())
                        + ", projector " + number(summary.parameters().projector())
                        + ", language " + number(summary.parameters().language()));
        line(out, "weights", weights(summary.weights()));
        line(
                out,
                "tokenizer",
                summary.tokenizer()
                        .map(one -> String.format(Locale.ROOT, "%s, %,d tokens", one.kind(), one.vocabularySize()))
                        .orElse(Tokenizers.files(folder).isEmpty() ? "none" : "cannot be used"));
        wrong(summary, out);
        return summary.isSound() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void shape(ModelConfig config, PrintWriter out) {
        VisionConfig vision = config.vision();
        LanguageConfig language = config.language();
        line(
                out,
                "vision",
                String.format(
                        Locale.ROOT,
                        "InternViT, %d layers of %,d, %d heads, %s",
                        config.visionLayersUsed(),
                        vision.hidden(),
                        vision.heads(),
                        vision.norm() == NormKind.LAYER_NORM ? "layer norm" : "RMS norm"));
        line(
                out,
                "language",
                String.format(
                        Locale.ROOT,
                        "%s, %d layers of %,d, %d heads, %d of keys and values%s",
                        language.architecture().published(),
                        language.layers(),
                        language.hidden(),
                        language.heads(),
                        language.keyValueHeads(),
                        language.tiedEmbeddings() ? ", tied embeddings" : ""));
        line(
                out,
                "context",
                String.format(
                        Locale.ROOT,
                        "%,d tokens, rotary base %,.0f%s",
                        language.maxPositions(),
                        language.ropeBase(),
                        scaling(language.ropeScaling())));
        line(out, "vocabulary", String.format(Locale.ROOT, "%,d tokens", language.vocabulary()));
        line(
                out,
                "tiles",
                String.format(
                        Locale.ROOT,
                        "%d to %d an image%s, %dx%d pixels, %d tokens each",
                        config.minTiles(),
                        config.maxTiles(),
                        config.thumbnail() ? " and a thumbnail" : "",
                        config.tileSize(),
                        config.tileSize(),
                        config.tokensPerTile()));
        line(out, "template", config.template().isEmpty() ? "none" : config.template());
    }

    private static String scaling(RopeScaling scaling) {
        return switch (scaling) {
            case RopeScaling.None _ -> "";
            case RopeScaling.Linear(double factor) -> ", positions divided by " + factor;
            case RopeScaling.Dynamic(double factor) -> ", beyond that dynamic with factor " + factor;
        };
    }

    private static String weights(FoundWeights weights) {
        return switch (weights) {
            case FoundWeights.None _ -> "none";
            case FoundWeights.Unreadable _ -> "cannot be read";
            case FoundWeights.NamesOnly names ->
                String.format(
                        Locale.ROOT,
                        "%,d tensors in %d shards, of which %d are missing",
                        names.tensors().size(),
                        names.shards(),
                        names.missing().size());
            case FoundWeights.Whole whole ->
                String.format(
                        Locale.ROOT,
                        "%s, %,d tensors in %d %s, %s",
                        Bytes.text(whole.bytes()),
                        whole.tensors().size(),
                        whole.files(),
                        whole.files() == 1 ? "file" : "files",
                        kinds(whole.numbers()));
        };
    }

    private static String kinds(Map<DType, Long> numbers) {
        return numbers.size() == 1
                ? numbers.keySet().iterator().next().toString()
                : numbers.entrySet().stream()
                        .map(kind -> number(kind.getValue()) + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }

    /// In millions, unless there are few.
    private static String number(long count) {
        return count >= MILLION
                ? String.format(Locale.ROOT, "%,.1f M", count / MILLION)
                : String.format(Locale.ROOT, "%,d", count);
    }

    private static void wrong(ModelSummary summary, PrintWriter out) {
        list(out, "missing", summary.missing());
        list(out, "leftover", summary.leftover());
        if (summary.weights() instanceof FoundWeights.NamesOnly names) {
            list(out, "no shards", names.missing());
        }
        summary.problems().stream().limit(SHOWN).forEach(problem -> out.println("wrong: " + problem));
        if (summary.problems().size() > SHOWN) {
            out.println("… and " + (summary.problems().size() - SHOWN) + " more");
        }
    }

    private static void list(PrintWriter out, String what, List<String> names) {
        if (!names.isEmpty()) {
            line(out, what, names.size() + ": " + Names.some(names, SHOWN));
        }
    }

    private static void line(PrintWriter out, String what, String value) {
        out.printf(Locale.ROOT, "%-11s %s%n", what, value);
    }
}
