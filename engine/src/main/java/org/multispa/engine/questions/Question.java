package org.multispa.engine.questions;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.scenes.Frame;

/// A question with its true answer, before it is put into words.
///
/// @param id name within the scene and subtask, made of frame, point and object numbers
/// @param frames the frames shown, in order
/// @param slots what the wording templates fill in, for example `x` and `y`
/// @param overlays what is drawn on which image
/// @param points positions of the referenced points in the scan's own point order
/// @param objects ids of the referenced objects
/// @param raw named quantities in metres, degrees and pixels, from which the answer follows
public record Question(
        Subtask subtask,
        String id,
        List<Frame> frames,
        Answer truth,
        Map<String, String> slots,
        List<Overlay> overlays,
        List<Integer> points,
        List<Integer> objects,
        SortedMap<String, Double> raw) {}
