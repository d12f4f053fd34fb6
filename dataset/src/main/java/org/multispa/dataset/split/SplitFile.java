package org.multispa.dataset.split;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.multispa.dataset.DatasetException;

/// A list of scenes or scene families and the split each belongs to.
///
/// Two forms, one entry a line; empty lines and lines that begin with `#` are skipped:
///
/// - a plain list of names: these are held out as `val`, the rest is `train`;
/// - `name,split` lines, with an optional first line `family,split` or `scene,split`: the rest is `train`.
///
/// A name is a scene's or a family's. A family is never parted: one listed scene takes its whole family along.
///
/// @param splits the split of each listed name
public record SplitFile(SortedMap<String, String> splits) {
    /// The split of whatever is not listed.
    public static final String TRAIN = "train";

    /// The split of the names in a plain list.
    public static final String HELD_OUT = "val";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final Pattern SPLIT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final long MAX_BYTES = 64L << 20;

    public SplitFile {
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    }

    /// @throws DatasetException if a line is of neither form, the forms are mixed or a name is listed twice; the
    ///     message names file and line
    public static SplitFile read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new DatasetException(file + ": a list of scenes may hold " + MAX_BYTES + " bytes, found more");
        }
        try {
            return parse(Files.readAllLines(file));
        } catch (DatasetException e) {
            throw e.at(file.toString());
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + ": expected a text file in UTF-8", e);
        }
    }

    /// Reads the lines of such a file.
    ///
    /// @throws DatasetException as [#read] does, naming the line
    public static SplitFile parse(List<String> lines) throws DatasetException {
        SortedMap<String, String> splits = new TreeMap<>();
        Optional<Boolean> paired = Optional.empty();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (number == 1 && line.startsWith("\uFEFF")) {
                line = line.substring(1).strip();
            }
            boolean heading = paired.isEmpty() && (line.equals("family,split") || line.equals("scene,split"));
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (paired.isPresent() && paired.get() != line.contains(",")) {
                throw new DatasetException(
                        number + ": expected every line to hold a name alone, or every line name,split; found '"
                                + shown(line) + "'");
            }
            paired = Optional.of(line.contains(","));
            if (!heading) {
                add(splits, line, number);
            }
        }
        return new SplitFile(splits);
    }

    /// The split of every family among some scenes.
    ///
    /// @param families the family of each scene, by the scene's name
    /// @throws DatasetException if the list puts scenes of one family, or a scene and its family, on different
    ///     sides
    public Assignment assign(Map<String, String> families) throws DatasetException {
        SortedMap<String, String> assigned = new TreeMap<>();
        SortedMap<String, String> unused = new TreeMap<>(splits);
        for (Map.Entry<String, String> scene : new TreeMap<>(families).entrySet()) {
            for (String name : List.of(scene.getKey(), scene.getValue())) {
                String split = splits.get(name);
                unused.remove(name);
                String other = split == null ? null : assigned.putIfAbsent(scene.getValue(), split);
                if (other != null && !other.equals(split)) {
                    throw new DatasetException("'" + name + "' is listed as " + split + ", but family '"
                            + scene.getValue() + "' is " + other
                            + " through another entry; list all scenes of a family on one side");
                }
            }
        }
        families.values().forEach(family -> assigned.putIfAbsent(family, TRAIN));
        return new Assignment(assigned, List.copyOf(unused.keySet()));
    }

    /// The outcome of [#assign].
    ///
    /// @param splits the split of each family
    /// @param unused listed names that are neither a scene nor a family among those given, in order
    public record Assignment(SortedMap<String, String> splits, List<String> unused) {
        public Assignment {
            splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
            unused = List.copyOf(unused);
        }

        /// @throws IllegalArgumentException if the family was not among those assigned
        public String splitOf(String family) {
            return Optional.ofNullable(splits.get(family))
                    .orElseThrow(() -> new IllegalArgumentException("family '" + family + "' was not assigned"));
        }
    }

    private static void add(SortedMap<String, String> splits, String line, int number) throws DatasetException {
        int comma = line.indexOf(',');
        String name = comma < 0 ? line : line.substring(0, comma).strip();
        String split = comma < 0 ? HELD_OUT : line.substring(comma + 1).strip();
        if (!NAME.matcher(name).matches() || !SPLIT.matcher(split).matches()) {
            throw new DatasetException(number + ": expected a name of letters, digits, '.', '_', '-', and after a comma"
                    + " a split in lower case, found '" + shown(line) + "'");
        }
        if (splits.put(name, split) != null) {
            throw new DatasetException(number + ": '" + name + "' is listed twice");
        }
    }

    private static String shown(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
