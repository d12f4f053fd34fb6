package org.multispa.engine.mixture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings.Distractors;
import org.multispa.engine.yaml.StrictYaml;
import tools.jackson.core.JacksonException;

/// What a data set is mixed from: how many samples of which subtask, by which rules.
///
/// @param name for people
/// @param distractors how wrong options of correspondence questions are chosen
/// @param sequences share of the questions that are asked over 3 to 8 frames where frames allow it, 0 to 1
/// @param counts samples of each subtask; those that are not named are not made
public record Mixture(
        String name, Profile profile, Distractors distractors, double sequences, SortedMap<Subtask, Long> counts) {
    /// Names of the mixtures that come with the program.
    public static final List<String> PRESETS = List.of("paper-27m", "paper-3m", "toy");

    private static final int MOST_BYTES = 1 << 20;

    public Mixture {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        if (!(sequences >= 0 && sequences <= 1)) {
            throw new IllegalArgumentException("sequences is a share from 0 to 1, found " + sequences);
        }
        if (counts.isEmpty() || counts.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("counts names at least one subtask, each with at least 1, found "
                    + counts.entrySet().stream()
                            .map(one -> one.getKey().id() + ": " + one.getValue())
                            .toList());
        }
    }

    /// The mixture that comes with the program under this name, or else the one in this file.
    ///
    /// @throws IOException naming the file and what is wrong with it
    public static Mixture named(String presetOrFile) throws IOException {
        return PRESETS.contains(presetOrFile) ? preset(presetOrFile) : read(Path.of(presetOrFile));
    }

    /// The same proportions for more or fewer samples, at least one of each subtask.
    public Mixture scaled(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("a mixture is scaled by a positive number, found " + factor);
        }
        SortedMap<Subtask, Long> scaled = new TreeMap<>();
        counts.forEach((subtask, count) -> scaled.put(subtask, Math.max(1, Math.round(count * factor))));
        return new Mixture(name, profile, distractors, sequences, scaled);
    }

    private static Mixture preset(String name) {
        try (InputStream in = Mixture.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the engine's jar lacks its mixture " + name);
            }
            return read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mixture read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such mixture; name a YAML file or one of " + String.join(", ", PRESETS));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": a mixture has at most " + MOST_BYTES + " bytes");
        }
        return read(file.toString(), Files.readAllBytes(file));
    }

    private static Mixture read(String where, byte[] bytes) throws IOException {
        try {
            FileForm form = StrictYaml.mapper().readValue(bytes, FileForm.class);
            if (form == null) {
                throw new IOException(where + ": the file is empty");
            }
            return form.mixture();
        } catch (JacksonException e) {
            throw new IOException(
                    where + ": expected name, profile, distractors, sequences and counts; line "
                            + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }

    /// The file's own shape.
    record FileForm(String name, String profile, String distractors, double sequences, Map<String, Long> counts) {
        Mixture mixture() {
            SortedMap<Subtask, Long> known = new TreeMap<>();
            counts.forEach((id, count) -> {
                Subtask subtask = Subtask.byId(id)
                        .orElseThrow(() -> new IllegalArgumentException("counts: no subtask '" + id + "'"));
                if (count == null) {
                    throw new IllegalArgumentException("counts: " + id + " has no number");
                }
                known.put(subtask, count);
            });
            return new Mixture(name, Profile.named(profile), level(distractors), sequences, known);
        }

        private static Distractors level(String id) {
            return Arrays.stream(Distractors.values())
                    .filter(level -> level.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("distractors is one of "
                            + Arrays.stream(Distractors.values())
                                    .map(Distractors::id)
                                    .collect(Collectors.joining(", "))
                            + ", found '" + id + "'"));
        }
    }
}
