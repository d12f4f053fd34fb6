package org.multispa.cli.experiment.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Where things of an experiment lie.
///
/// @param root folder of the experiment
public record Places(Path root) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// The folder of a step.
    public Path folder(Step step) {
        return root.resolve(step.id());
    }

    /// The folder in which the step's command puts what it makes.
    public Path out(Step step) {
        return folder(step).resolve(Step.OUT);
    }

    /// The words after `multispa`.
    public List<String> command(Step step) {
        return step.command().stream()
                .map(word -> switch (word) {
                    case Word.Text text -> text.text();
                    case Word.Own own -> folder(step).resolve(own.path()).toString();
                    case Word.Made made ->
                        root.resolve(made.step()).resolve(made.path()).toString();
                    case Word.Given given -> given.path().toString();
                })
                .toList();
    }

    /// A file of the step: JSON, which is YAML too, with paths relative to the step's folder where a step made
    /// what they lead to, so that the experiment's folder can be moved. Texts are as they are.
    public String document(Object content) {
        return content instanceof String text ? text : JSON.writeValueAsString(filled(content)) + "\n";
    }

    private static Object filled(Object tree) {
        return switch (tree) {
            case Word.Text text -> text.text();
            case Word.Own own -> own.path();
            case Word.Made made -> "../../" + made.step() + "/" + made.path();
            case Word.Given given -> given.path().toString();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), filled(value)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(filled(item)));
                yield copy;
            }
            default -> tree;
        };
    }
}
