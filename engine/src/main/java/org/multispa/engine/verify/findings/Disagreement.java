package org.multispa.engine.verify.findings;

/// A fault and where it stands.
///
/// @param subtask id of the subtask, empty where the fault is the data set's
/// @param sample id of the sample, empty likewise
/// @param place file and line, for example `train/camera-distance-00000.jsonl:12`, or a file or scene alone
public record Disagreement(String subtask, String sample, String place, Fault fault) {
    /// A fault of the data set as a whole.
    public static Disagreement ofDataset(String place, Fault fault) {
        return new Disagreement("", "", place, fault);
    }

    /// For example `train/a.jsonl:12 (scene_camera-distance_0-5): answer: expected 372, found 373`.
    @Override
    public String toString() {
        return place + (sample.isEmpty() ? "" : " (" + sample + ")") + ": " + fault;
    }
}
