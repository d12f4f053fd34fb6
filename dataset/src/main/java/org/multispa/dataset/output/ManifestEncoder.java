package org.multispa.dataset.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.multispa.dataset.json.PlainTree;

/// A manifest as text.
final class ManifestEncoder {
    private ManifestEncoder() {}

    static String encode(Manifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", ManifestJson.FORMAT);
        tree.put("tool", manifest.tool());
        tree.put("seed", manifest.seed());
        tree.put("images", manifest.images().key());
        tree.put("configuration", manifest.configuration());
        tree.put("subtasks", each(manifest.subtasks(), ManifestEncoder::tree));
        tree.put("scenes", each(manifest.scenes(), ManifestEncoder::tree));
        tree.put("set_aside", each(manifest.setAside(), ManifestEncoder::tree));
        tree.put("shards", each(manifest.shards(), ManifestEncoder::tree));
        tree.put("files", each(manifest.files(), ManifestEncoder::tree));
        return PlainTree.pretty(tree);
    }

    private static Map<String, Object> tree(SubtaskCounts counts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subtask", counts.subtask().id());
        tree.put("asked", counts.asked());
        tree.put("achieved", counts.achieved());
        tree.put("bins", each(counts.bins(), ManifestEncoder::tree));
        tree.put("gates", counts.gates());
        return tree;
    }

    private static Map<String, Object> tree(BinCount bin) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("bin", bin.bin());
        tree.put("asked", bin.asked());
        tree.put("achieved", bin.achieved());
        return tree;
    }

    private static Map<String, Object> tree(SceneEntry scene) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scene", scene.scene());
        tree.put("family", scene.family());
        tree.put("split", scene.split());
        tree.put("frames_used", scene.framesUsed());
        tree.put("set_aside", each(scene.setAside(), ManifestEncoder::tree));
        return tree;
    }

    private static Map<String, Object> tree(SetAsideEntry entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("what", entry.what());
        tree.put("reason", entry.reason());
        return tree;
    }

    private static Map<String, Object> tree(ShardEntry shard) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", shard.path());
        tree.put("records", shard.records());
        tree.put("bytes", shard.bytes());
        tree.put("sha256", shard.sha256());
        return tree;
    }

    private static Map<String, Object> tree(FileEntry file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", file.path());
        tree.put("bytes", file.bytes());
        tree.put("sha256", file.sha256());
        return tree;
    }

    private static <T> List<Object> each(List<T> entries, Function<T, Object> tree) {
        return entries.stream().map(tree).toList();
    }
}
