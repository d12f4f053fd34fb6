package org.multispa.cli.experiment.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.multispa.evaluation.experiment.recipe.Node;
import org.multispa.evaluation.experiment.recipe.Recipe;
import org.multispa.evaluation.experiment.recipe.RecipeException;
import picocli.CommandLine;

/// Turns a recipe into steps. For one use.
public final class Planner {
    private static final String OUT_OPTION = "--out";
    private static final String SCENE_LIST = "scenes.txt";

    private final Recipe recipe;
    private final CommandLine program;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Word> dataSets = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> documents = new LinkedHashMap<>();

    private Planner(Recipe recipe, CommandLine program) {
        this.recipe = recipe;
        this.program = program;
    }

    /// All steps, each after those it needs, what belongs to one evaluation together.
    ///
    /// @param program whose commands the steps are
    /// @throws RecipeException if an entry says something that its command does not know
    public static List<Step> plan(Recipe recipe, CommandLine program) throws RecipeException {
        Planner planner = new Planner(recipe, program);
        planner.scenes();
        planner.data();
        planner.models();
        planner.runs();
        planner.evaluations();
        return Order.of(List.copyOf(planner.steps.values()));
    }

    private List<Word> options(String where, Node.Fields options, Set<String> ours, String... path)
            throws RecipeException {
        CommandLine command = program;
        for (String name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }
        return new CommandOptions(command, ours, recipe).words(where, options);
    }

    private void add(Step step) {
        steps.put(step.id(), step);
    }

    private static List<Word> words(String... texts) {
        List<Word> words = new ArrayList<>();
        for (String text : texts) {
            words.add(new Word.Text(text));
        }
        return words;
    }

    private static Word out(StepKind kind, String name) {
        return new Word.Made(Step.id(kind, name), Step.OUT);
    }

    private static double number(Node.Fields options, String key, double otherwise) {
        return options.fields().get(key) instanceof Node.Value value && value.value() instanceof Number number
                ? number.doubleValue()
                : otherwise;
    }

    private void scenes() throws RecipeException {
        for (Map.Entry<String, Recipe.Scenes> one : recipe.scenes().entrySet()) {
            Recipe.Scenes scenes = one.getValue();
            if (scenes.folder().isEmpty()) {
                List<Word> command = words("scenes", "make", OUT_OPTION);
                command.add(new Word.Own(Step.OUT));
                command.addAll(options("scenes." + one.getKey(), scenes.options(), Set.of(), "scenes", "make"));
                double size = number(scenes.options(), "count", 1) * number(scenes.options(), "frames", 60);
                add(new Step(StepKind.SCENES, one.getKey(), scenes.line(), command, Step.OUT, Map.of(), size));
            }
        }
    }

    private Word scenes(String name) {
        return Optional.ofNullable(recipe.scenes().get(name))
                .flatMap(Recipe.Scenes::folder)
                .<Word>map(folder -> new Word.Given(recipe.resolve(folder)))
                .orElseGet(() -> out(StepKind.SCENES, name));
    }

    private void data() throws RecipeException {
        for (Map.Entry<String, Recipe.Data> one : recipe.data().entrySet()) {
            Recipe.Data data = one.getValue();
            if (data.folder().isPresent()) {
                dataSets.put(
                        one.getKey(),
                        new Word.Given(recipe.resolve(data.folder().get())));
                continue;
            }
            dataSets.put(one.getKey(), out(StepKind.DATA, one.getKey()));
            String[] path = data.benchmark() ? new String[] {"benchmark", "build"} : new String[] {"generate"};
            List<Word> command = words(path);
            command.addAll(words("--scenes"));
            data.scenes().forEach(scenes -> command.add(scenes(scenes)));
            command.addAll(words(OUT_OPTION));
            command.add(new Word.Own(Step.OUT));
            Map<String, Object> files = new LinkedHashMap<>();
            if (!data.only().isEmpty()) {
                files.put(SCENE_LIST, String.join("\n", data.only()) + "\n");
                command.addAll(words("--scene-list"));
                command.add(new Word.Own(SCENE_LIST));
            }
            String where = (data.benchmark() ? "benchmarks." : "data.") + one.getKey();
            command.addAll(options(where, data.options(), Set.of("--scenes"), path));
            double size = number(data.options(), "count", 300);
            String result = Step.OUT + "/" + (data.benchmark() ? "benchmark.json" : "manifest.json");
            add(new Step(StepKind.DATA, one.getKey(), data.line(), command, result, files, size));
        }
    }

    private void models() throws RecipeException {
        for (Map.Entry<String, Recipe.Model> one : recipe.models().entrySet()) {
            Recipe.Model model = one.getValue();
            if (model.config().isEmpty()) {
                continue;
            }
            Node config = model.config().get();
            Map<String, Object> files = new LinkedHashMap<>();
            List<Word> command = words("model", "make", "--config");
            if (config instanceof Node.Value file) {
                command.add(new Word.Given(recipe.resolve(file.text())));
            } else {
                files.put("config.json", config.plain());
                command.add(new Word.Own("config.json"));
            }
            command.addAll(words(OUT_OPTION));
            command.add(new Word.Own(Step.OUT));
            command.addAll(options("models." + one.getKey(), model.options(), Set.of(), "model", "make"));
            add(new Step(StepKind.MODEL, one.getKey(), model.line(), command, Step.OUT, files, 1));
        }
    }

    private void runs() throws RecipeException {
        for (Map.Entry<String, Recipe.Training> one : recipe.runs().entrySet()) {
            documents.put(
                    one.getKey(),
                    new TrainDocument(recipe, dataSets, one.getKey(), one.getValue())
                            .of(one.getValue(), new Word.Text("")));
        }
        for (Map.Entry<String, Recipe.Training> one : recipe.runs().entrySet()) {
            Recipe.Training run = one.getValue();
            Map<String, Object> document = new LinkedHashMap<>(document(one.getKey()));
            document.put("model", whole(run.base()));
            List<Word> command = words("launch", "--nproc", String.valueOf(run.processes()), "--", "train", "--config");
            command.add(new Word.Own("config.yaml"));
            command.addAll(words("--resume"));
            String result = Step.OUT + "/" + (TrainDocument.leavesModel(document) ? "model" : "adapter");
            add(new Step(
                    StepKind.RUN,
                    one.getKey(),
                    run.line(),
                    command,
                    result,
                    Map.of("config.yaml", document),
                    size(document)));
        }
    }

    private Map<String, Object> document(String run) {
        return documents.getOrDefault(run, Map.of());
    }

    /// Steps times samples, as far as the configuration says.
    private static double size(Map<String, Object> document) {
        double steps = document.get("steps") instanceof Number number ? number.doubleValue() : 1000;
        double samples =
                document.get("batch") instanceof Map<?, ?> batch && batch.get("samples") instanceof Number number
                        ? number.doubleValue()
                        : 8;
        return steps * samples;
    }

    /// The folder of a model that needs no adapter. A run that left one is merged first.
    private Word whole(String name) {
        Recipe.Training run = recipe.runs().get(name);
        if (run == null) {
            return Optional.ofNullable(recipe.models().get(name))
                    .flatMap(Recipe.Model::folder)
                    .<Word>map(folder -> new Word.Given(recipe.resolve(folder)))
                    .orElseGet(() -> out(StepKind.MODEL, name));
        }
        if (TrainDocument.leavesModel(document(name))) {
            return new Word.Made(Step.id(StepKind.RUN, name), Step.OUT + "/model");
        }
        if (!steps.containsKey(Step.id(StepKind.MERGED, name))) {
            List<Word> command = words("adapter", "merge", "--model");
            command.add(whole(run.base()));
            command.addAll(words("--adapter"));
            command.add(adapter(name));
            command.addAll(words(OUT_OPTION));
            command.add(new Word.Own(Step.OUT));
            add(new Step(StepKind.MERGED, name, run.line(), command, Step.OUT, Map.of(), 1));
        }
        return out(StepKind.MERGED, name);
    }

    private static Word adapter(String run) {
        return new Word.Made(Step.id(StepKind.RUN, run), Step.OUT + "/adapter");
    }

    private void evaluations() throws RecipeException {
        for (Map.Entry<String, Recipe.Evaluation> one : recipe.evaluations().entrySet()) {
            Recipe.Evaluation evaluation = one.getValue();
            List<Word> command = words("evaluate", "--benchmark");
            command.add(Objects.requireNonNull(dataSets.get(evaluation.on())));
            Set<String> ours = Set.of("--benchmark", "--rescore");
            if (evaluation.of().isPresent()) {
                String of = evaluation.of().get();
                Optional<String> base = Optional.ofNullable(recipe.runs().get(of))
                        .filter(_ -> !TrainDocument.leavesModel(document(of)))
                        .map(Recipe.Training::base);
                command.addAll(words("--model"));
                command.add(whole(base.orElse(of)));
                if (base.isPresent()) {
                    command.addAll(words("--adapter"));
                    command.add(adapter(of));
                }
                ours = Set.of("--benchmark", "--rescore", "--model", "--adapter");
            }
            command.addAll(words(OUT_OPTION));
            command.add(new Word.Own(Step.OUT));
            command.addAll(options("evaluations." + one.getKey(), evaluation.options(), ours, "evaluate"));
            add(new Step(
                    StepKind.EVALUATION,
                    one.getKey(),
                    evaluation.line(),
                    command,
                    Step.OUT + "/report.json",
                    Map.of(),
                    number(evaluation.options(), "limit", 300)));
        }
    }
}
