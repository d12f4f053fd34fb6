package org.multispa.engine.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Minimums;

/// The wording packs in use, at most one a subtask, all of them checked. Immutable and safe to share.
public final class WordingPacks {
    private final Map<Subtask, WordingPack> packs;
    private final Map<Subtask, WordingPack> sequences;

    WordingPacks(Map<Subtask, WordingPack> packs) {
        this(packs, Map.of());
    }

    private WordingPacks(Map<Subtask, WordingPack> packs, Map<Subtask, WordingPack> sequences) {
        this.packs = Collections.unmodifiableMap(new TreeMap<>(packs));
        this.sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
    }

    /// The English packs that come with the engine, one for each subtask. Read once.
    public static WordingPacks standard() {
        return Standard.PACKS;
    }

    /// The standard packs, with those of a user in their place. Each pack must have as many templates as a standard
    /// one.
    ///
    /// @param path a pack, or a folder whose `.yaml` and `.yml` files are packs; the `subtask` in a file decides
    ///     which pack it replaces
    /// @throws WordingException if anything is wrong with any of the files; it lists all problems of all files
    public static WordingPacks read(Path path) throws WordingException {
        return read(path, Minimums.STANDARD);
    }

    /// Like [#read(Path)], with another least number of templates.
    public static WordingPacks read(Path path, Minimums minimums) throws WordingException {
        List<WordingProblem> problems = new ArrayList<>();
        Map<Subtask, WordingPack> packs = new EnumMap<>(standard().packs);
        Map<Subtask, WordingPack> sequences = new EnumMap<>(standard().sequences);
        Map<Subtask, Path> origins = new EnumMap<>(Subtask.class);
        for (Path file : files(path)) {
            try {
                WordingReader.PackFile read = WordingReader.readFile(file);
                WordingPack pack = read.pack();
                problems.addAll(problems(file, read, minimums));
                Path earlier = origins.putIfAbsent(pack.subtask(), file);
                if (earlier != null) {
                    problems.add(new WordingProblem(
                            file.toString(),
                            "",
                            "one pack a subtask, but " + earlier + " has "
                                    + pack.subtask().id() + " already"));
                }
                packs.put(pack.subtask(), pack);
                if (read.sequence().isPresent()) {
                    sequences.put(pack.subtask(), read.sequence().get());
                } else if (!pack.isEnglish()) {
                    sequences.remove(pack.subtask());
                }
            } catch (WordingException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WordingException(problems);
        }
        return new WordingPacks(packs, sequences);
    }

    /// Whether questions of a subtask are worded otherwise where they are asked over a sequence of images: those
    /// about what happened between two images.
    public static boolean hasSequence(Subtask subtask) {
        return SequenceCheck.applies(subtask);
    }

    /// The pack for questions of a subtask over three and more images. Its tasks and questions are those of the
    /// file's section `sequence`, and may have the slot `n`, the number of images; its answers are those of the
    /// file that do not speak of a second image.
    ///
    /// @throws IllegalArgumentException if there is none
    public WordingPack sequencePack(Subtask subtask) {
        return findSequence(subtask)
                .orElseThrow(() -> new IllegalArgumentException("the wording pack of " + subtask.id()
                        + " has no section sequence, which questions over more than two images need"));
    }

    /// The same, if there is one.
    public Optional<WordingPack> findSequence(Subtask subtask) {
        return Optional.ofNullable(sequences.get(subtask));
    }

    /// The pack in one file alone, with its section `sequence` if it has one, checked.
    ///
    /// @throws WordingException if anything is wrong with it; it lists all problems
    public static WordingPacks readOne(Path file, Minimums minimums) throws WordingException {
        WordingReader.PackFile read = WordingReader.readFile(file);
        List<WordingProblem> problems = problems(file, read, minimums);
        if (!problems.isEmpty()) {
            throw new WordingException(problems);
        }
        Subtask subtask = read.pack().subtask();
        return new WordingPacks(
                Map.of(subtask, read.pack()),
                read.sequence().map(sequence -> Map.of(subtask, sequence)).orElse(Map.of()));
    }

    private static List<WordingProblem> problems(Path file, WordingReader.PackFile read, Minimums minimums) {
        List<WordingProblem> problems = new ArrayList<>(WordingCheck.problems(file.toString(), read.pack(), minimums));
        problems.addAll(SequenceCheck.problems(file.toString(), read.pack(), read.sequence(), minimums));
        return problems;
    }

    /// The pack of a subtask, if there is one.
    public Optional<WordingPack> find(Subtask subtask) {
        return Optional.ofNullable(packs.get(subtask));
    }

    /// The pack of a subtask.
    ///
    /// @throws IllegalArgumentException if there is none
    public WordingPack pack(Subtask subtask) {
        return find(subtask)
                .orElseThrow(() ->
                        new IllegalArgumentException("no wording pack for " + subtask.id() + "; there are packs for "
                                + packs.keySet().stream().map(Subtask::id).toList()));
    }

    /// The subtasks that have a pack, in their own order.
    public Set<Subtask> subtasks() {
        return packs.keySet();
    }

    private static List<Path> files(Path path) throws WordingException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(WordingPacks::isPack).sorted().toList();
            if (files.isEmpty()) {
                throw WordingReader.failure(path.toString(), "expected a folder with .yaml files, found none in it");
            }
            return files;
        } catch (WordingException e) {
            throw e;
        } catch (IOException e) {
            throw WordingReader.failure(path.toString(), "expected a wording pack or a folder of them: " + e);
        }
    }

    private static boolean isPack(Path file) {
        String name = file.toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private static final class Standard {
        static final WordingPacks PACKS = load();

        private static WordingPacks load() {
            Map<Subtask, WordingPack> packs = new EnumMap<>(Subtask.class);
            Map<Subtask, WordingPack> sequences = new EnumMap<>(Subtask.class);
            for (Subtask subtask : Subtask.values()) {
                WordingReader.PackFile file = resource(subtask.id() + ".yaml");
                packs.put(subtask, file.pack());
                file.sequence().ifPresent(sequence -> sequences.put(subtask, sequence));
            }
            return new WordingPacks(packs, sequences);
        }

        private static WordingReader.PackFile resource(String name) {
            try (InputStream in = WordingPacks.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the engine's jar lacks its wording pack " + name);
                }
                return WordingReader.readFile(name, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
