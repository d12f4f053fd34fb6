package org.multispa.cli.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.Word;
import org.multispa.files.Sha256;

/// What tells whether the inputs of a step are still the same: a hash of its command, its files, what lies
/// outside the experiment and the fingerprints of the steps before it. Paths of the experiment's own folder are
/// not in it. Not thread-safe.
final class Fingerprints {
    /// Files and folders from outside up to this size count with their content, larger ones with names, sizes
    /// and times.
    private static final long LARGE = 64L << 20;

    private static final int MOST_FILES = 200_000;

    private final String version;
    private final Map<String, String> known = new HashMap<>();
    private final Map<Path, String> outside = new HashMap<>();

    /// @param version of the program, as another one may compute otherwise
    Fingerprints(String version) {
        this.version = version;
    }

    /// The fingerprint of a step; those it needs have to come first.
    ///
    /// @throws IOException if something from outside is not there
    String of(Step step) throws IOException {
        StringBuilder text =
                new StringBuilder("multispa-step-1\n").append(version).append('\n');
        text.append(step.kind().folder()).append('\n');
        for (Word word : step.command()) {
            text.append(word(word)).append('\n');
        }
        for (Map.Entry<String, Object> document : step.documents().entrySet()) {
            text.append("file ").append(document.getKey()).append('\n');
            tree(document.getValue(), text);
            text.append('\n');
        }
        for (String need : step.needs()) {
            String its = known.get(need);
            if (its == null) {
                throw new IllegalArgumentException("step " + need + " comes before " + step.id());
            }
            text.append(need).append(' ').append(its).append('\n');
        }
        String fingerprint = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
        known.put(step.id(), fingerprint);
        return fingerprint;
    }

    private String word(Word word) throws IOException {
        return switch (word) {
            case Word.Text text -> "text " + text.text();
            case Word.Own own -> "own " + own.path();
            case Word.Made made -> "made " + made.step() + " " + made.path();
            case Word.Given given -> "given " + outside(given.path());
        };
    }

    private void tree(Object tree, StringBuilder text) throws IOException {
        switch (tree) {
            case Word word -> text.append('<').append(word(word)).append('>');
            case Map<?, ?> map -> {
                text.append('{');
                for (Map.Entry<?, ?> one : map.entrySet()) {
                    text.append('"').append(one.getKey()).append("\":");
                    tree(one.getValue(), text);
                    text.append(',');
                }
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                for (Object item : list) {
                    tree(item, text);
                    text.append(',');
                }
                text.append(']');
            }
            default -> text.append(tree.getClass().getSimpleName()).append(' ').append(tree);
        }
    }

    private String outside(Path path) throws IOException {
        String hash = outside.get(path);
        if (hash == null) {
            hash = hash(path);
            outside.put(path, hash);
        }
        return hash;
    }

    private static String hash(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        List<Path> files;
        try (Stream<Path> below = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            files = below.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        StringBuilder text = new StringBuilder(bytes > LARGE ? path.toString() : "").append('\n');
        for (Path file : files) {
            text.append(path.relativize(file))
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ');
            text.append(bytes > LARGE ? Files.getLastModifiedTime(file).toString() : Sha256.of(file))
                    .append('\n');
        }
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
