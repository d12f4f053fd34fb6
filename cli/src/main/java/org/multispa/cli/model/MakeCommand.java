package org.multispa.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.console.ProgressBar;
import org.multispa.cli.console.UsageException;
import org.multispa.files.Folders;
import org.multispa.model.TokenizerFit;
import org.multispa.model.WeightKind;
import org.multispa.model.checkpoint.Deviation;
import org.multispa.model.checkpoint.ModelMaker;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.Tokenizers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `multispa model make`.
@Command(
        name = "make",
        description = {
            "Make a model of random weights, of any shape, in the published layout.",
            "It answers nonsense; it is for tests, for training from scratch, and for trying what a shape costs."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  multispa model make --config config.json --random --seed 1 --out tiny/",
            "  multispa model make --config InternVL2-8B/ --random --tokenizer InternVL2-8B/ --out random-8b/"
        })
final class MakeCommand implements Callable<Integer> {
    private static final String BYTES = "bytes";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The shape: a config.json, or a folder that holds one.")
    Path config = Path.of("config.json");

    @Option(names = "--random", description = "Weights drawn by chance, the only kind there is to make.")
    boolean random = true;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "The same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--deviation",
            paramLabel = "D",
            defaultValue = "0.02",
            description = "Standard deviation of the weights (default: ${DEFAULT-VALUE}); scales are 1, biases 0.")
    double deviation = 0.02;

    @Option(
            names = "--position-deviation",
            paramLabel = "D",
            description = "The same of the vision encoder's position embedding (default: as --deviation). A model that "
                    + "is trained from scratch wants it large, so that it can see where things are.")
    @Nullable
    Double positionDeviation;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR|bytes",
            hideParamSyntax = true,
            description = "Whose tokenizer is copied; bytes: ids are bytes (default: the one beside --config, else "
                    + "bytes).")
    @Nullable
    String tokenizer;

    @Mixin
    WeightOptions weights = new WeightOptions();

    @Override
    public Integer call() throws Exception {
        Path file = Files.isDirectory(config) ? config.resolve("config.json") : config;
        ModelConfig shape = ConfigReader.readFile(file);
        ModelMaker maker = maker(file, weights.kind().orElseGet(() -> WeightKinds.published(shape)));
        Path scratch = Files.createTempDirectory("multispa-tokenizer");
        try {
            Path folder = tokenizerFolder(file, scratch);
            Tokenizer chosen = Tokenizers.read(folder);
            TokenizerFit.template(folder, chosen, shape);
            long bytes = maker.bytes();
            weights.requireRoom(bytes, spec.commandLine().getErr());
            try (ProgressBar progress = ProgressBar.ofBytes(spec.commandLine().getErr())) {
                progress.stage("weights", bytes);
                maker.write(weights.out(), byName(Tokenizers.files(folder)), progress::advance);
            }
            tell(chosen, folder.equals(scratch) ? "" : " of " + folder);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.DONE;
    }

    private ModelMaker maker(Path file, WeightKind kind) {
        return new ModelMaker(file, seed, kind, deviation(), weights.shardBytes());
    }

    private Deviation deviation() {
        try {
            return new Deviation(deviation, positionDeviation == null ? deviation : positionDeviation);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--deviation, --position-deviation: " + e.getMessage());
        }
    }

    /// The folder whose tokenizer is taken; `scratch` gets the byte tokenizer if that is it.
    private Path tokenizerFolder(Path file, Path scratch) throws IOException {
        Path beside = file.toAbsolutePath().normalize().resolveSibling("");
        if (tokenizer != null && !tokenizer.equals(BYTES)) {
            Path named = Path.of(tokenizer);
            if (!Files.isDirectory(named)) {
                throw new IOException(named + ": expected the folder of a tokenizer, or " + BYTES + ", found "
                        + (Files.exists(named) ? "a file" : "no such folder"));
            }
            return named;
        }
        if (tokenizer == null && !Tokenizers.files(beside).isEmpty()) {
            return beside;
        }
        Tokenizers.writeByteLevel(scratch);
        return scratch;
    }

    private static Map<String, Path> byName(List<Path> files) {
        Map<String, Path> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.put(file.getFileName().toString(), file));
        return byName;
    }

    private void tell(Tokenizer chosen, String whose) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("made " + weights.out() + " with the tokenizer" + whose + " (" + chosen + ")");
        out.println("Next: multispa model info " + weights.out());
    }
}
