package org.multispa.evaluation.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.json.StrictObject;

/// What was evaluated on what.
///
/// @param benchmark its folder's name
/// @param checksum the benchmark's
/// @param model what answered
/// @param parameters what else the answers depend on, in the form of [PlainTree]
/// @param prompt version of the wording around the questions
/// @param limit questions of each subtask that were taken, 0 for all
/// @param chance for each subtask the share of right answers by drawing at random, 0 to 1
/// @param place where the benchmark lay, as seen from the run's folder, with forward slashes; a hint only
public record RunInfo(
        String benchmark,
        String checksum,
        String model,
        SortedMap<String, Object> parameters,
        String prompt,
        int limit,
        SortedMap<Subtask, Double> chance,
        Optional<String> place) {
    static final String FILE_NAME = "run.json";

    private static final String FORMAT = "multispa-run-1";

    public RunInfo {
        parameters = PlainTree.of(parameters);
        chance = Collections.unmodifiableSortedMap(new TreeMap<>(chance));
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is 0 for all or a number of questions, found " + limit);
        }
    }

    /// A run of a benchmark of which only name and checksum are known.
    public RunInfo(
            String benchmark,
            String checksum,
            String model,
            SortedMap<String, Object> parameters,
            String prompt,
            int limit,
            SortedMap<Subtask, Double> chance) {
        this(benchmark, checksum, model, parameters, prompt, limit, chance, Optional.empty());
    }

    String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("benchmark", benchmark);
        tree.put("checksum", checksum);
        place.ifPresent(where -> tree.put("place", where));
        tree.put("model", model);
        tree.put("parameters", parameters);
        tree.put("prompt", prompt);
        tree.put("limit", limit);
        Map<String, Object> shares = new LinkedHashMap<>();
        chance.forEach((subtask, share) -> shares.put(subtask.id(), share));
        tree.put("chance", shares);
        return PlainTree.pretty(tree);
    }

    /// Reads what a run left in its folder.
    ///
    /// @throws DatasetException if there is no run or its file is broken
    public static RunInfo read(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DatasetException(
                    folder + " holds no run: it has no " + FILE_NAME + "; make one with 'multispa evaluate'", e);
        }
        try {
            return decode(StrictObject.parse(bytes, 0, bytes.length));
        } catch (DatasetException e) {
            throw e.at(file.toString());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file + ": " + e.getMessage(), e);
        }
    }

    private static RunInfo decode(StrictObject tree) throws DatasetException {
        String format = tree.text("format");
        if (!format.equals(FORMAT)) {
            throw new DatasetException("expected format " + FORMAT + ", found '" + format + "'");
        }
        SortedMap<Subtask, Double> chance = new TreeMap<>();
        StrictObject shares = tree.object("chance");
        for (String name : shares.names()) {
            chance.put(
                    Subtask.byId(name).orElseThrow(() -> new DatasetException("unknown subtask '" + name + "'")),
                    shares.number(name));
        }
        RunInfo info = new RunInfo(
                tree.text("benchmark"),
                tree.text("checksum"),
                tree.text("model"),
                tree.tree("parameters"),
                tree.text("prompt"),
                tree.integer("limit"),
                chance,
                tree.optionalText("place"));
        tree.end();
        return info;
    }
}
