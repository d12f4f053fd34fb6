package org.multispa.dataset.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.output.SetAsideEntry;

/// Counts what an export writes and leaves out. Not thread-safe.
final class ExportTally {
    private final SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
    private final List<SetAsideEntry> setAside = new ArrayList<>();
    private long setAsideCount;
    private long images;

    void written(Sample sample) {
        counts.computeIfAbsent(sample.split(), _ -> new TreeMap<>())
                .merge(sample.subtask().id(), 1L, Long::sum);
        images += sample.images().size();
    }

    void setAside(Sample sample, String reason) {
        setAsideCount++;
        if (setAside.size() < ExportResult.MOST_NAMED) {
            setAside.add(new SetAsideEntry("sample " + sample.id(), reason));
        }
    }

    void requireSome(Path dataset) throws DatasetException {
        if (!counts.isEmpty()) {
            return;
        }
        throw new DatasetException(
                setAside.isEmpty()
                        ? dataset + ": none of its samples is of the chosen splits and subtasks"
                        : dataset + ": none of the " + setAsideCount + " chosen samples can be used; the first: "
                                + setAside.getFirst().what() + ": "
                                + setAside.getFirst().reason());
    }

    ExportResult result() {
        return new ExportResult(counts, images, setAside, setAsideCount);
    }

    String json(ExportFormat format, ExportOptions options) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "multispa-export-1");
        root.put("to", format.name());
        root.put("images", options.images().key());
        root.put("samples", result().samples());
        root.put("counts", counts);
        root.put("set_aside_count", setAsideCount);
        root.put(
                "set_aside",
                setAside.stream()
                        .map(one -> Map.of("what", one.what(), "reason", one.reason()))
                        .map(TreeMap::new)
                        .toList());
        return PlainTree.pretty(root);
    }
}
