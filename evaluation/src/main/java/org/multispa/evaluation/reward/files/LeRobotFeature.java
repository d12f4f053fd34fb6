package org.multispa.evaluation.reward.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.multispa.images.ImageSize;
import tools.jackson.databind.node.JsonNodeFactory;

/// A column of [LeRobotRow], as `meta/info.json` and `datasets` are told about it.
///
/// @param dtype as in numpy
/// @param value as a number; true is 1
record LeRobotFeature(String name, String dtype, ToDoubleFunction<LeRobotRow> value) {
    /// Name of the image column.
    static final String IMAGE = "observation.images.camera";

    private static final String FLOAT = "float32";
    private static final String BOOL = "bool";
    private static final String LONG = "int64";

    static final List<LeRobotFeature> ALL = List.of(
            new LeRobotFeature("next.reward", FLOAT, LeRobotRow::nextReward),
            new LeRobotFeature("next.done", BOOL, row -> row.nextDone() ? 1 : 0),
            new LeRobotFeature("next.success", BOOL, row -> row.nextSuccess() ? 1 : 0),
            new LeRobotFeature("reward.progress", FLOAT, LeRobotRow::progress),
            new LeRobotFeature("reward.displacement_mm", FLOAT, LeRobotRow::displacementMm),
            new LeRobotFeature("reward.abstained", BOOL, row -> row.abstained() ? 1 : 0),
            new LeRobotFeature("timestamp", FLOAT, LeRobotRow::timestamp),
            new LeRobotFeature("frame_index", LONG, LeRobotRow::frameIndex),
            new LeRobotFeature("episode_index", LONG, LeRobotRow::episodeIndex),
            new LeRobotFeature("index", LONG, LeRobotRow::index),
            new LeRobotFeature("task_index", LONG, LeRobotRow::taskIndex));

    /// A value of this column as JSON has it.
    Object shown(double number) {
        return switch (dtype) {
            case BOOL -> number != 0;
            case LONG -> (long) number;
            default -> number;
        };
    }

    /// All columns as `meta/info.json` has them.
    ///
    /// @param images size of the images, if there are any
    static Map<String, Object> inInfo(Optional<ImageSize> images) {
        Map<String, Object> features = new LinkedHashMap<>();
        images.ifPresent(size -> features.put(
                IMAGE,
                feature("image", List.of(size.height(), size.width(), 3), List.of("height", "width", "channel"))));
        for (LeRobotFeature feature : ALL) {
            features.put(feature.name(), feature(feature.dtype(), List.of(1), JsonNodeFactory.instance.nullNode()));
        }
        return features;
    }

    private static Map<String, Object> feature(String dtype, List<Integer> shape, Object names) {
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("dtype", dtype);
        feature.put("shape", shape);
        feature.put("names", names);
        return feature;
    }

    /// All columns as `datasets` has them.
    static Map<String, Object> inDatasets(boolean images) {
        Map<String, Object> features = new LinkedHashMap<>();
        if (images) {
            features.put(IMAGE, Map.of("_type", "Image"));
        }
        for (LeRobotFeature feature : ALL) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("dtype", feature.dtype());
            value.put("_type", "Value");
            features.put(feature.name(), value);
        }
        return Map.of("info", Map.of("features", features));
    }
}
