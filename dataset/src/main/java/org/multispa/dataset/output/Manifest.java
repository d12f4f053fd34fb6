package org.multispa.dataset.output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.multispa.dataset.json.PlainTree;

/// What a data set is, how it was made and which files belong to it. It holds no time and no path of a machine, so
/// the same run gives the same bytes.
///
/// @param tool name and version of what made the data set, for example `multispa 0.1.0`
/// @param seed of all random choices
/// @param configuration every threshold and option of the run, brought into the form of [PlainTree]
/// @param images which pixels the samples' image paths lead to
/// @param subtasks counts, at most one entry a subtask
/// @param scenes the scenes that were used, no family in two splits
/// @param setAside scenes that were left out altogether
/// @param shards files of samples
/// @param files other files
public record Manifest(
        String tool,
        long seed,
        SortedMap<String, Object> configuration,
        ImagesMode images,
        List<SubtaskCounts> subtasks,
        List<SceneEntry> scenes,
        List<SetAsideEntry> setAside,
        List<ShardEntry> shards,
        List<FileEntry> files) {
    /// The manifest's name in a data set's folder.
    public static final String FILE_NAME = "manifest.json";

    public Manifest {
        configuration = PlainTree.of(configuration);
        subtasks = List.copyOf(subtasks);
        scenes = List.copyOf(scenes);
        setAside = List.copyOf(setAside);
        shards = List.copyOf(shards);
        files = List.copyOf(files);
        requireDistinct("subtask", subtasks.stream().map(s -> s.subtask().id()));
        requireDistinct("scene", scenes.stream().map(SceneEntry::scene));
        requireDistinct(
                "file",
                Stream.concat(
                        shards.stream().map(ShardEntry::path), files.stream().map(FileEntry::path)));
        requireWholeFamilies(scenes);
    }

    /// The families on each side, by the split's name.
    public SortedMap<String, SortedSet<String>> splits() {
        SortedMap<String, SortedSet<String>> splits = new TreeMap<>();
        for (SceneEntry scene : scenes) {
            splits.computeIfAbsent(scene.split(), _ -> new TreeSet<>()).add(scene.family());
        }
        return splits;
    }

    private static void requireDistinct(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is listed twice in the manifest");
            }
        });
    }

    private static void requireWholeFamilies(List<SceneEntry> scenes) {
        Map<String, String> splits = new HashMap<>();
        for (SceneEntry scene : scenes) {
            String other = splits.putIfAbsent(scene.family(), scene.split());
            if (other != null && !other.equals(scene.split())) {
                throw new IllegalArgumentException("family '" + scene.family() + "' stands in two splits, '" + other
                        + "' and '" + scene.split() + "'; all scenes of a family belong on one side");
            }
        }
    }
}
