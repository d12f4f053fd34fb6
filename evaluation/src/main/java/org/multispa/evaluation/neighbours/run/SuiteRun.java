package org.multispa.evaluation.neighbours.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.neighbours.Graded;
import org.multispa.evaluation.neighbours.Measure;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;
import tools.jackson.databind.json.JsonMapper;

/// A finished evaluation.
///
/// @param title the benchmark's
/// @param graded every question with what became of it
/// @param measures the figures, the headline first
/// @param asked questions put to the model or the judge in this run
/// @param usage what these took
/// @param setAside what could not be used, each with its place and reason
public record SuiteRun(
        SuiteRunInfo info,
        String title,
        List<Graded> graded,
        List<Measure> measures,
        long asked,
        Usage usage,
        List<String> setAside) {
    static final String ANSWERS_FILE = "answers.jsonl";
    private static final String GRADED_FILE = "graded.jsonl";

    public SuiteRun {
        graded = List.copyOf(graded);
        measures = List.copyOf(measures);
        setAside = List.copyOf(setAside);
    }

    /// Questions without a reply; they count as wrong.
    public long unanswered() {
        return graded.stream().filter(one -> one.reply().isEmpty()).count();
    }

    /// Replies that hold no answer of the form asked for.
    public long unreadable() {
        return graded.stream()
                .filter(one -> one.reply().isPresent() && one.grade().answer().isEmpty())
                .count();
    }

    /// Writes every question with its grade, what was run, and the report.
    void write(Path folder) throws IOException {
        try (AtomicOutput out = AtomicFiles.open(folder.resolve(GRADED_FILE))) {
            for (Graded one : graded) {
                out.write(JsonMapper.shared().writeValueAsBytes(line(one)));
                out.write('\n');
            }
            out.commit();
        }
        AtomicFiles.write(folder.resolve(SuiteRunInfo.FILE_NAME), PlainTree.pretty(info.tree()));
        SuiteReport report = new SuiteReport(this);
        AtomicFiles.write(folder.resolve("report.md"), report.markdown());
        AtomicFiles.write(folder.resolve("report.json"), report.json());
    }

    private static Map<String, Object> line(Graded one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", one.question().id());
        line.put("truth", one.question().gold().text());
        one.grade().answer().ifPresent(answer -> line.put("answer", answer));
        line.put("score", one.score());
        line.put("replied", one.reply().isPresent());
        if (one.judged()) {
            line.put("judged", true);
        }
        line.put("tags", one.question().tags());
        return line;
    }
}
