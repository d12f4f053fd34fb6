package org.multispa.evaluation.reward.ask;

import java.util.List;
import org.multispa.geometry.SeededHash;

/// Words for questions about a thing that is named; the data set asks about points only.
final class LabelWording {
    private static final List<String> AT_REST = List.of(
            "One camera at rest took Image-1 and, some time later, Image-2.",
            "Image-1 and Image-2 show one place at two moments, from the same viewpoint.",
            "Two frames of a video are given, Image-1 and Image-2; the camera that filmed it stands still.");
    private static final List<String> MOVING = List.of(
            "Image-1 and Image-2 were taken one after the other by a camera that may have moved; its own motion does"
                    + " not count.",
            "Two frames of a video are given, Image-1 and Image-2. The viewpoint may have changed between them; what"
                    + " counts is motion in the room.",
            "Image-1 and Image-2 show one place at two moments, perhaps from two viewpoints. Leave the camera's"
                    + " motion out of account.");
    private static final List<String> DISTANCE_TASKS = List.of(
            "Estimate how far the thing that the question names was displaced in space from the first image to the"
                    + " second. Give whole millimetres, in backticks; `0` means that it stayed in place.",
            "Judge the length of the straight line between the two places of the thing asked about, depth included,"
                    + " as a whole number of mm in backticks. If it is where it was, the answer is `0`.",
            "Compare where the named thing is in the second image with where it was in the first, and write the"
                    + " distance in millimetres between backticks, `0` for none.");
    private static final List<String> VECTOR_TASKS = List.of(
            "Estimate the displacement of the thing that the question names from the first image to the second: x to"
                    + " the right, y down, z forward, as the first camera sees it. Write `[ x , y , z ]` in whole"
                    + " millimetres, in backticks.",
            "Say by how many mm the thing asked about went to the right (x), down (y) and forward (z) in the first"
                    + " camera's axes; opposite directions are negative. The form, in backticks, is `[ x , y , z ]`.",
            "Compare where the named thing is in the second image with where it was in the first. Components along"
                    + " the first camera's right, down and forward axes, in millimetres, belong in backticks as"
                    + " `[ x , y , z ]`.");
    private static final List<String> DISTANCE_QUESTIONS = List.of(
            "How far did the {label} move?",
            "By how many millimetres was the {label} displaced?",
            "What distance lies between the two places of the {label}?",
            "Did the {label} move, and if so, how far?");
    private static final List<String> VECTOR_QUESTIONS = List.of(
            "How did the {label} move?",
            "By which vector was the {label} displaced?",
            "Which vector leads from the first place of the {label} to the second?",
            "Did the {label} move, and in which direction and how far?");

    private LabelWording() {}

    static String words(Quantity quantity, boolean movingCamera, String label, SeededHash key) {
        boolean vector = quantity == Quantity.VECTOR;
        return chosen(movingCamera ? MOVING : AT_REST, key.with("view"))
                + " "
                + chosen(vector ? VECTOR_TASKS : DISTANCE_TASKS, key.with("task"))
                + "\n"
                + chosen(vector ? VECTOR_QUESTIONS : DISTANCE_QUESTIONS, key.with("question"))
                        .replace("{label}", label);
    }

    private static String chosen(List<String> sentences, SeededHash key) {
        return sentences.get(key.below(sentences.size()));
    }
}
