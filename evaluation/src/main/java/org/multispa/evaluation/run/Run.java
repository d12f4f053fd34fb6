package org.multispa.evaluation.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.answers.LineReader;
import org.multispa.evaluation.score.Scored;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// A finished evaluation: what was asked, and every question with what became of it.
public record Run(RunInfo info, List<Scored> items) {
    /// The graded answers' name in a run's folder.
    public static final String SCORED_FILE = "scored.jsonl";

    /// The replies' name in a run's folder.
    public static final String ANSWERS_FILE = "answers.jsonl";

    private static final int LONGEST_LINE = 1 << 20;

    public Run {
        items = List.copyOf(items);
    }

    void write(Path folder) throws IOException {
        try (AtomicOutput out = AtomicFiles.open(folder.resolve(SCORED_FILE))) {
            for (Scored item : items) {
                out.write(ScoredJson.encode(item));
                out.write('\n');
            }
            out.commit();
        }
        AtomicFiles.write(folder.resolve(RunInfo.FILE_NAME), info.json());
    }

    /// Reads a run back from its folder.
    ///
    /// @throws DatasetException if there is none or a line is broken; the message begins with the file and line
    public static Run read(Path folder) throws IOException {
        RunInfo info = RunInfo.read(folder);
        Path file = folder.resolve(SCORED_FILE);
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(folder + " holds an unfinished run: it has no " + SCORED_FILE
                    + "; start the same 'multispa evaluate' again");
        }
        List<Scored> items = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            LineReader lines = new LineReader(channel, LONGEST_LINE);
            for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                LineReader.Line line = next.get();
                try {
                    if (line.tooLong()) {
                        throw new DatasetException("a line may hold " + LONGEST_LINE + " bytes, found more");
                    }
                    items.add(ScoredJson.decode(line.bytes(), line.offset(), line.length()));
                } catch (DatasetException e) {
                    throw e.at(file + ":" + line.number());
                }
            }
        }
        return new Run(info, items);
    }
}
