package org.multispa.evaluation.neighbours;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One question of a benchmark.
///
/// @param id unlike those of all other questions of the benchmark
/// @param together what the questions have in common that are not independent, such as their image or scene
/// @param text as it is put to a model, with `<image>` where each picture goes
/// @param pictures as many as the text has places
/// @param gold the truth
/// @param tags what figures are broken down by, such as `task`
public record Question(
        String id, String together, String text, List<Picture> pictures, Gold gold, SortedMap<String, String> tags) {
    /// Stands where a picture goes.
    public static final String PLACE = "<image>";

    public Question {
        pictures = List.copyOf(pictures);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        int places = text.split(PLACE, -1).length - 1;
        if (places != pictures.size()) {
            throw new IllegalArgumentException("question '" + id + "': expected as many pictures as places for them, "
                    + places + ", found " + pictures.size());
        }
    }

    /// The value of a tag, or `other` where the question has none.
    public String tag(String name) {
        return tags.getOrDefault(name, "other");
    }
}
