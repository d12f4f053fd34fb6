package org.multispa.training.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.training.config.TrainConfig.Batching;
import org.multispa.training.config.TrainConfig.HeldOut;
import org.multispa.training.config.TrainConfig.Length;
import org.multispa.training.config.TrainConfig.Optimizer;
import org.multispa.training.config.TrainConfig.Saving;
import org.multispa.training.mixture.MetaFile;
import org.multispa.training.mixture.Mixture;
import org.multispa.training.mixture.MixtureSet;
import org.multispa.training.mixture.Source;
import org.multispa.training.optimizer.AdamWSettings;
import org.multispa.training.parameters.LoraSettings;
import org.multispa.training.parameters.Selection;
import org.multispa.training.parameters.Selection.Part;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the YAML file of a run. Relative paths start at the folder of the file.
public final class TrainConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final long MOST_BYTES = 1 << 20;
    private static final long MEBIBYTE = 1 << 20;

    private final Section root;

    private TrainConfigFile(Section root) {
        this.root = root;
    }

    /// Reads a file.
    ///
    /// @throws IOException if it cannot be read or something in it is not as expected; names the key
    public static TrainConfig read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": expected at most " + MOST_BYTES + " bytes, found " + Files.size(file));
        }
        JsonNode tree;
        try {
            tree = YAML.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(file + ": not YAML: " + e.getOriginalMessage(), e);
        }
        return new TrainConfigFile(new Section(file, "", tree)).config();
    }

    private TrainConfig config() throws IOException {
        Section data =
                root.section("data").orElseThrow(() -> root.missing("data", "a section that says what to train on"));
        TrainConfig config = new TrainConfig(
                root.path("model"),
                root.path("output"),
                root.whole("seed", 0, Long.MIN_VALUE),
                selection(),
                mixture(data),
                optimizer(),
                batching(),
                length(),
                saving(),
                heldOut(),
                load(),
                root.flag("recompute", true));
        root.requireAllKnown();
        return config;
    }

    private Selection selection() throws IOException {
        Optional<Section> train = root.section("train");
        if (train.isEmpty()) {
            return Selection.lora(LoraSettings.paper());
        }
        Section section = train.get();
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : section.texts("whole")) {
            parts.add(section.checked(() -> named("whole", name, List.of(Part.values()))));
        }
        Optional<LoraSettings> lora = Optional.empty();
        Optional<Section> settings = section.section("lora");
        if (settings.isPresent()) {
            lora = Optional.of(lora(settings.get()));
        }
        section.requireAllKnown();
        Optional<LoraSettings> found = lora;
        return section.checked(() -> new Selection(found, parts));
    }

    private static LoraSettings lora(Section section) throws IOException {
        LoraSettings paper = LoraSettings.paper();
        int rank = section.small("rank", paper.rank(), 1);
        double alpha = section.number("alpha", 2.0 * rank);
        double dropout = section.number("dropout", paper.dropout());
        Set<String> targets = new HashSet<>(section.texts("targets"));
        section.requireAllKnown();
        return section.checked(() -> new LoraSettings(rank, alpha, dropout, targets));
    }

    private static Mixture mixture(Section section) throws IOException {
        List<MixtureSet> sets = new ArrayList<>();
        Optional<Path> meta = section.optionalPath("meta");
        if (meta.isPresent()) {
            sets.addAll(MetaFile.read(meta.get(), section.folder()).sets());
        }
        for (Section set : section.list("sets")) {
            sets.add(set(set));
        }
        section.requireAllKnown();
        return section.checked(() -> new Mixture(sets));
    }

    private static MixtureSet set(Section section) throws IOException {
        Optional<Path> images = section.optionalPath("images");
        Source source;
        if (section.has("dataset")) {
            Set<Subtask> subtasks = new HashSet<>();
            for (String id : section.texts("subtasks")) {
                subtasks.add(section.checked(() -> Subtask.byId(id)
                        .orElseThrow(() -> new IllegalArgumentException("there is no subtask '" + id + "'"))));
            }
            source = new Source.DataFolder(
                    section.path("dataset"), images, subtasks, new HashSet<>(section.texts("splits")), lesson(section));
        } else {
            source = new Source.Conversations(section.path("conversations"), images);
        }
        String name = section.text("name");
        double repeat = section.number("repeat", 1);
        OptionalLong cap = section.has("cap") ? OptionalLong.of(section.whole("cap", 1, 1)) : OptionalLong.empty();
        section.requireAllKnown();
        return section.checked(() -> new MixtureSet(name, source, repeat, cap));
    }

    private static Source.Lesson lesson(Section section) throws IOException {
        String name = section.text("lesson", "questions");
        return section.checked(() -> named("lesson", name, List.of(Source.Lesson.values())));
    }

    private static <E extends Enum<E>> E named(String what, String name, List<E> all) {
        List<String> names =
                all.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(what + ": expected "
                    + String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast() + ", found "
                    + name);
        }
        return all.get(at);
    }

    private Optimizer optimizer() throws IOException {
        Optional<Section> found = root.section("optimizer");
        AdamWSettings paper = AdamWSettings.paper();
        if (found.isEmpty()) {
            return new Optimizer(paper, 4e-5, 0.03, 1);
        }
        Section section = found.get();
        double beta1 = section.number("beta1", paper.beta1());
        double beta2 = section.number("beta2", paper.beta2());
        double epsilon = section.number("epsilon", paper.epsilon());
        double decay = section.number("weight_decay", paper.weightDecay());
        double rate = section.number("rate", 4e-5);
        double warmup = section.number("warmup", 0.03);
        double clip = section.number("clip", 1);
        section.requireAllKnown();
        return section.checked(
                () -> new Optimizer(new AdamWSettings(beta1, beta2, epsilon, decay), rate, warmup, clip));
    }

    private Batching batching() throws IOException {
        Section section = root.section("batch").orElse(empty());
        int samples = section.small("samples", 8, 1);
        long tokensAtOnce = section.whole("tokens_at_once", 8192, 1);
        int tokens = section.small("tokens", 8192, 1);
        int tiles = section.small("tiles", 6, 1);
        int window = section.small("window", 16, 1);
        int workers = section.small("workers", Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 1);
        int ahead = section.small("ahead", (int) Math.min(2L * samples, Integer.MAX_VALUE), 1);
        long cache = MEBIBYTE * section.small("cache_mib", 256, 0);
        section.requireAllKnown();
        return section.checked(() -> new Batching(samples, tokensAtOnce, tokens, tiles, window, workers, ahead, cache));
    }

    private Length length() throws IOException {
        double epochs = root.number("epochs", 1);
        Optional<Long> steps = root.has("steps") ? Optional.of(root.whole("steps", 1, 1)) : Optional.empty();
        return root.checked(() -> new Length(epochs, steps));
    }

    private Saving saving() throws IOException {
        Section section = root.section("checkpoint").orElse(empty());
        Saving saving = new Saving(section.whole("every", 500, 1), section.small("keep", 2, 1));
        section.requireAllKnown();
        return saving;
    }

    private Optional<HeldOut> heldOut() throws IOException {
        Optional<Section> found = root.section("held_out");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long every = found.get().whole("every", 500, 1);
        int samples = found.get().small("samples", 200, 1);
        return Optional.of(new HeldOut(mixture(found.get()), every, samples));
    }

    private LoadOptions load() throws IOException {
        Optional<WeightKind> weights = kind("weights");
        Optional<WeightKind> compute = kind("compute");
        String device = root.text("device", "cpu");
        return root.checked(() -> new LoadOptions(weights, compute, device));
    }

    private Optional<WeightKind> kind(String key) throws IOException {
        if (!root.has(key)) {
            return Optional.empty();
        }
        String name = root.text(key);
        return Optional.of(root.checked(() -> switch (name) {
            case "bf16" -> WeightKind.BF16;
            case "fp32" -> WeightKind.F32;
            default -> throw new IllegalArgumentException(key + ": expected bf16 or fp32, found " + name);
        }));
    }

    private Section empty() throws IOException {
        return new Section(Path.of("defaults"), "", YAML.createObjectNode());
    }
}
