package org.multispa.dataset.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;

/// A manifest with something in every place.
public final class Manifests {
    private static final String SHA = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private Manifests() {}

    public static Manifest full() {
        return with(
                List.of(
                        new SceneEntry(
                                "scene0000_00",
                                "scene0000",
                                "train",
                                98,
                                List.of(new SetAsideEntry("frame 12", "lost tracking: the pose holds \"inf\""))),
                        new SceneEntry("scene0000_01", "scene0000", "train", 7, List.of()),
                        new SceneEntry("scene0011_00", "scene0011", "val", 40, List.of())),
                List.of(new ShardEntry("train/camera-yaw-angle-00000.jsonl", 12, 3456, SHA)));
    }

    public static Manifest with(List<SceneEntry> scenes, List<ShardEntry> shards) {
        return new Manifest(
                "multispa 0.1.0",
                -7,
                new TreeMap<>(Map.of(
                        "profile", "strict", "limits", Map.of("overlap", List.of(6, 35), "dead_zone_m", 0.05), "n", 3)),
                ImagesMode.LAZY,
                List.of(
                        new SubtaskCounts(
                                Subtask.CAMERA_YAW_ANGLE,
                                List.of(new BinCount("6-7", 10, 10), new BinCount("7-8", 10, 2)),
                                new TreeMap<>(Map.of("steep", 5L, "blurred", 0L))),
                        new SubtaskCounts(Subtask.OBJECT_WIDTH, List.of(), new TreeMap<>())),
                scenes,
                List.of(new SetAsideEntry("scene scene0042_00", "no usable frame")),
                shards,
                List.of(new FileEntry("stats.json", 10, SHA)));
    }
}
