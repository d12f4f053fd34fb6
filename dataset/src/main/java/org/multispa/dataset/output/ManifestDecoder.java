package org.multispa.dataset.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.StrictObject;

/// A manifest from text, refusing whatever [ManifestEncoder] would not have written.
final class ManifestDecoder {
    private ManifestDecoder() {}

    static Manifest decode(String json) throws DatasetException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        StrictObject object = StrictObject.parse(bytes, 0, bytes.length);
        String format = object.text("format");
        if (!format.equals(ManifestJson.FORMAT)) {
            throw new DatasetException(
                    "field 'format': this version reads " + ManifestJson.FORMAT + ", found '" + format + "'");
        }
        try {
            Manifest manifest = new Manifest(
                    object.text("tool"),
                    object.whole("seed"),
                    object.tree("configuration"),
                    mode(object.text("images")),
                    each(object.objects("subtasks"), ManifestDecoder::counts),
                    each(object.objects("scenes"), ManifestDecoder::scene),
                    each(object.objects("set_aside"), ManifestDecoder::setAside),
                    each(object.objects("shards"), ManifestDecoder::shard),
                    each(object.objects("files"), ManifestDecoder::file));
            object.end();
            return manifest;
        } catch (IllegalArgumentException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SubtaskCounts counts(StrictObject object) throws DatasetException {
        String id = object.text("subtask");
        Subtask subtask = Subtask.byId(id).orElseThrow(() -> new DatasetException("there is no subtask '" + id + "'"));
        StrictObject named = object.object("gates");
        SortedMap<String, Long> gates = new TreeMap<>();
        for (String gate : named.names()) {
            gates.put(gate, named.whole(gate));
        }
        SubtaskCounts counts = new SubtaskCounts(subtask, each(object.objects("bins"), ManifestDecoder::bin), gates);
        long asked = object.whole("asked");
        long achieved = object.whole("achieved");
        if (asked != counts.asked() || achieved != counts.achieved()) {
            throw new DatasetException(id + ": asked " + asked + " and achieved " + achieved
                    + " must be the sums over the bins, " + counts.asked() + " and " + counts.achieved());
        }
        object.end();
        return counts;
    }

    private static BinCount bin(StrictObject object) throws DatasetException {
        BinCount bin = new BinCount(object.text("bin"), object.whole("asked"), object.whole("achieved"));
        object.end();
        return bin;
    }

    private static SceneEntry scene(StrictObject object) throws DatasetException {
        SceneEntry scene = new SceneEntry(
                object.text("scene"),
                object.text("family"),
                object.text("split"),
                object.integer("frames_used"),
                each(object.objects("set_aside"), ManifestDecoder::setAside));
        object.end();
        return scene;
    }

    private static SetAsideEntry setAside(StrictObject object) throws DatasetException {
        SetAsideEntry entry = new SetAsideEntry(object.text("what"), object.text("reason"));
        object.end();
        return entry;
    }

    private static ShardEntry shard(StrictObject object) throws DatasetException {
        ShardEntry shard = new ShardEntry(
                object.text("path"), object.whole("records"), object.whole("bytes"), object.text("sha256"));
        object.end();
        return shard;
    }

    private static FileEntry file(StrictObject object) throws DatasetException {
        FileEntry file = new FileEntry(object.text("path"), object.whole("bytes"), object.text("sha256"));
        object.end();
        return file;
    }

    private static ImagesMode mode(String key) throws DatasetException {
        return Stream.of(ImagesMode.values())
                .filter(mode -> mode.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new DatasetException("field 'images': expected drawn, lazy or none, found '" + key + "'"));
    }

    private interface Decoder<T> {
        T read(StrictObject object) throws DatasetException;
    }

    private static <T> List<T> each(List<StrictObject> objects, Decoder<T> decoder) throws DatasetException {
        List<T> entries = new ArrayList<>();
        for (StrictObject object : objects) {
            entries.add(decoder.read(object));
        }
        return entries;
    }
}
