package org.multispa.evaluation.neighbours.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.json.StrictObject;

/// What was evaluated on what.
///
/// @param suite the benchmark's id
/// @param checksum SHA-256 over its questions, texts without images
/// @param recorded whether the replies were there already and no model was asked
/// @param model what answered
/// @param parameters what else the replies depend on, in the form of [PlainTree]
/// @param judge what judged, if the benchmark provides for a judge and there was one
/// @param limit how many questions were asked for, 0 for all
public record SuiteRunInfo(
        String suite,
        String checksum,
        boolean recorded,
        String model,
        SortedMap<String, Object> parameters,
        Optional<Judge> judge,
        int limit) {
    static final String FILE_NAME = "run.json";

    private static final String FORMAT = "multispa-suite-run-1";

    public SuiteRunInfo {
        parameters = PlainTree.of(parameters);
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is 0 for all or a number of questions, found " + limit);
        }
    }

    /// A judge's name and what else its judgements depend on.
    public record Judge(String model, SortedMap<String, Object> parameters) {
        public Judge {
            parameters = PlainTree.of(parameters);
        }
    }

    /// As it stands in files.
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("suite", suite);
        tree.put("checksum", checksum);
        tree.put("recorded", recorded);
        tree.put("model", model);
        tree.put("parameters", parameters);
        judge.ifPresent(one -> {
            tree.put("judge", one.model());
            tree.put("judge_parameters", one.parameters());
        });
        tree.put("limit", limit);
        return tree;
    }

    /// Reads what a run left in its folder.
    ///
    /// @throws DatasetException if there is no run of a neighbouring benchmark or its file is broken
    public static SuiteRunInfo read(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DatasetException(
                    folder + " holds no run: it has no " + FILE_NAME + "; make one with 'multispa suite'", e);
        }
        try {
            return decode(StrictObject.parse(bytes, 0, bytes.length));
        } catch (DatasetException e) {
            throw e.at(file.toString());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file + ": " + e.getMessage(), e);
        }
    }

    private static SuiteRunInfo decode(StrictObject tree) throws DatasetException {
        String format = tree.text("format");
        if (!format.equals(FORMAT)) {
            throw new DatasetException("expected format " + FORMAT + ", found '" + format + "'");
        }
        Optional<Judge> judge = tree.has("judge")
                ? Optional.of(new Judge(tree.text("judge"), tree.tree("judge_parameters")))
                : Optional.empty();
        SuiteRunInfo info = new SuiteRunInfo(
                tree.text("suite"),
                tree.text("checksum"),
                tree.bool("recorded"),
                tree.text("model"),
                tree.tree("parameters"),
                judge,
                tree.integer("limit"));
        tree.end();
        return info;
    }
}
