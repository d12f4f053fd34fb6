package org.multispa.evaluation.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;

/// Answers read from a file: by sample id, or by a question's position in the benchmark from 0.
///
/// @param byId first answer for each id
/// @param byIndex first answer for each position, of those without an id
/// @param setAside lines and rows that could not be read or repeat a question, as `file:line: reason`
public record RecordedAnswers(Map<String, String> byId, Map<Long, String> byIndex, List<String> setAside) {
    public RecordedAnswers {
        byId = Map.copyOf(byId);
        byIndex = Map.copyOf(byIndex);
        setAside = List.copyOf(setAside);
    }

    /// Reads `.jsonl`, `.tsv` or `.xlsx`, told by the name.
    ///
    /// JSON lines hold an `id` (or `question_id`) or an `index`, and the reply as `prediction`, `response`,
    /// `text` or `answer`, the first of these that is there. Tables hold `id` or `index` and `prediction` or
    /// `response`: their `answer` is the truth.
    ///
    /// @throws DatasetException if the file is none of these or is broken as a whole
    public static RecordedAnswers read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Collected collected = new Collected(String.valueOf(file.getFileName()));
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            JsonLines.read(file, collected);
        } else if (name.endsWith(".tsv")) {
            TsvTable.read(file, collected);
        } else if (name.endsWith(".xlsx")) {
            XlsxTable.read(file, collected, XlsxLimits.DEFAULT);
        } else {
            throw new DatasetException(
                    file + ": recorded answers are read from .jsonl, .tsv and .xlsx; rename or convert" + " the file");
        }
        return new RecordedAnswers(collected.byId, collected.byIndex, collected.setAside);
    }

    /// The replies to a benchmark's questions by their ids. Answers to questions that it does not hold are left
    /// out.
    ///
    /// @param samples all questions of the benchmark in its order
    public Map<String, String> replies(List<Sample> samples) {
        Map<String, String> replies = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            String id = samples.get(i).id();
            String reply = byId.get(id);
            if (reply == null) {
                reply = byIndex.get((long) i);
            }
            if (reply != null) {
                replies.put(id, reply);
            }
        }
        return replies;
    }

    /// How many of the recorded answers belong to no question of the benchmark.
    ///
    /// @param samples all questions of the benchmark in its order
    public long foreign(List<Sample> samples) {
        Set<String> ids = new HashSet<>();
        samples.forEach(sample -> ids.add(sample.id()));
        return byId.keySet().stream().filter(id -> !ids.contains(id)).count()
                + byIndex.keySet().stream()
                        .filter(index -> index < 0 || index >= samples.size())
                        .count();
    }

    /// What readers hand over, row by row.
    static final class Collected {
        /// More are counted, not named.
        private static final int MOST_NAMED = 1000;

        private final String file;
        private final Map<String, String> byId = new HashMap<>();
        private final Map<Long, String> byIndex = new HashMap<>();
        private final List<String> setAside = new ArrayList<>();

        Collected(String file) {
            this.file = file;
        }

        void setAside(long line, String reason) {
            if (setAside.size() < MOST_NAMED) {
                setAside.add(file + ":" + line + ": " + reason);
            }
        }

        /// @param id of the sample, may be empty
        /// @param index of the question, may be empty; looked at where there is no id
        void add(long line, String id, String index, String reply) {
            if (!id.isBlank()) {
                if (byId.putIfAbsent(id.strip(), reply) != null) {
                    setAside(line, "question '" + id.strip() + "' was answered before; the first answer counts");
                }
                return;
            }
            String whole = index.strip().replaceFirst("\\.0$", "");
            if (!whole.matches("\\d{1,18}")) {
                setAside(line, "expected an id or a whole index, found '" + index.strip() + "'");
            } else if (byIndex.putIfAbsent(Long.parseLong(whole), reply) != null) {
                setAside(line, "question " + whole + " was answered before; the first answer counts");
            }
        }
    }
}
