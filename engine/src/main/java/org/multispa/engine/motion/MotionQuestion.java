package org.multispa.engine.motion;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Subtask.AnswerKind;
import org.multispa.dataset.Subtask.Reference;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.engine.questions.Question;
import org.multispa.engine.questions.Sequences;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;

/// One point between two frames, in the order in which these are shown.
///
/// @param first the frame shown first, in which the point is marked or named
/// @param u where the first frame shows the point, pixels
/// @param displacement in the first camera's frame, metres, as measured
/// @param metres its length
/// @param still whether the point counts as not having moved
record MotionQuestion(
        int point,
        int body,
        Frame first,
        Frame second,
        double u,
        double v,
        Vec3 displacement,
        double metres,
        boolean still) {
    static MotionQuestion of(DynamicScene scene, PointTrack track, PointPairs.Pair pair, double stillMetres) {
        Frame first = scene.frames().get(pair.first());
        Vec3 seen = scene.tracks().camera(pair.first(), track.point());
        Vec3 moved = track.displacement(pair.first(), pair.second());
        return new MotionQuestion(
                track.point(),
                track.body(),
                first,
                scene.frames().get(pair.second()),
                first.camera().u(seen),
                first.camera().v(seen),
                first.pose().inverse().rotate(moved),
                moved.norm(),
                moved.norm() < stillMetres);
    }

    String bin() {
        return still ? MotionBins.STILL : MotionBins.moved(metres);
    }

    /// True where the dot lies inside the first image as a whole.
    boolean hasRoomForDot() {
        Intrinsics camera = first.camera();
        return LabelLayout.fits(camera.width(), camera.height(), List.of(dot()));
    }

    private Overlay.Dot dot() {
        return new Overlay.Dot(u, v, "");
    }

    /// @param frames those shown: the first, any between, the second
    Question asked(Subtask subtask, List<Frame> frames) {
        boolean drawn = subtask.reference() == Reference.DOT;
        Answer.Pixel pixel =
                Answer.pixel(u, v, first.camera().width(), first.camera().height());
        return new Question(
                subtask,
                Sequences.name(frames) + "-p" + point,
                frames,
                answer(subtask.answerKind() == AnswerKind.VECTOR),
                drawn ? Map.of() : Map.of("x", Integer.toString(pixel.x()), "y", Integer.toString(pixel.y())),
                drawn ? List.of(new Overlay(0, List.of(dot()))) : List.of(),
                List.of(point),
                List.of(),
                raw());
    }

    private Answer answer(boolean vector) {
        return vector
                ? Answer.vectorMillimetres(still ? Vec3.ZERO : displacement)
                : Answer.millimetres(still ? 0 : metres);
    }

    private SortedMap<String, Double> raw() {
        SortedMap<String, Double> raw = new TreeMap<>();
        raw.put("u_px", u);
        raw.put("v_px", v);
        raw.put("x_m", displacement.x());
        raw.put("y_m", displacement.y());
        raw.put("z_m", displacement.z());
        raw.put("distance_m", metres);
        raw.put("body", (double) body);
        return raw;
    }
}
