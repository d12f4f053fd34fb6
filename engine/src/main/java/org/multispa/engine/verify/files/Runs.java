package org.multispa.engine.verify.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Where the lines of each scene stand. A data set has its samples in the order of scenes, so a scene has one run in
/// each file; in any other order there are more runs, and everything works as well.
public final class Runs {
    private final SortedMap<String, List<Run>> byScene = new TreeMap<>();

    /// One line and where it stands.
    ///
    /// @param bytes without the line end
    public record Line(String file, long number, byte[] bytes) {
        /// For example `train/camera-distance-00000.jsonl:12`.
        public String place() {
            return file + ":" + number;
        }
    }

    /// Adds a line; those of one file come in their order.
    ///
    /// @param bytes with the line end
    void add(String scene, String file, long offset, long bytes, long line) {
        List<Run> runs = byScene.computeIfAbsent(scene, _ -> new ArrayList<>());
        if (!runs.isEmpty()
                && runs.getLast().file().equals(file)
                && runs.getLast().isFollowedBy(offset)) {
            runs.set(runs.size() - 1, runs.getLast().longerBy(bytes));
        } else {
            runs.add(new Run(file, offset, bytes, line));
        }
    }

    void addAll(Runs others) {
        others.byScene.forEach((scene, runs) ->
                byScene.computeIfAbsent(scene, _ -> new ArrayList<>()).addAll(runs));
    }

    /// The scenes that have lines, in the order of their names.
    public SortedSet<String> scenes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byScene.keySet()));
    }

    /// Reads the lines of a scene again and hands them on, at most `atOnce` at a time.
    ///
    /// @throws IOException if a file cannot be read
    public void read(Path root, String scene, int atOnce, Consumer<List<Line>> reader) throws IOException {
        List<Line> waiting = new ArrayList<>();
        for (Run run : byScene.getOrDefault(scene, List.of())) {
            LineFile.read(root.resolve(run.file()), run.offset(), run.bytes(), new LineFile.Visitor() {
                @Override
                public void line(long number, long offset, byte[] line, int from, int length) {
                    byte[] copy = Arrays.copyOfRange(line, from, from + length);
                    waiting.add(new Line(run.file(), run.line() + number - 1, copy));
                    if (waiting.size() == atOnce) {
                        reader.accept(List.copyOf(waiting));
                        waiting.clear();
                    }
                }

                @Override
                public void tooLong(long number) {
                    // told by the survey, which gave such a line to no scene
                }
            });
        }
        if (!waiting.isEmpty()) {
            reader.accept(List.copyOf(waiting));
        }
    }
}
