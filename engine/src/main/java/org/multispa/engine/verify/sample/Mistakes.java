package org.multispa.engine.verify.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.multispa.engine.verify.facts.Facts;
import org.multispa.engine.verify.facts.Hypothesis;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.raw.View;

/// The mistakes about cameras that are tried where a sample differs from its facts.
final class Mistakes {
    private Mistakes() {}

    /// @param shown the right cameras
    /// @param facts what the sample would record with other cameras
    static List<Hypothesis> of(FrameTable table, List<View> shown, Function<List<View>, Facts> facts) {
        List<Hypothesis> mistakes = new ArrayList<>();
        if (shown.size() > 1) {
            mistakes.add(new Hypothesis(Cause.SWAPPED_IMAGES, () -> facts.apply(shown.reversed())));
        }
        mistakes.add(new Hypothesis(
                Cause.WORLD_TO_CAMERA,
                () -> facts.apply(shown.stream().map(View::mistaken).toList())));
        for (int step = -1; step <= 1; step += 2) {
            for (int image = shown.size() > 1 ? -1 : 0; image < shown.size(); image++) {
                List<View> moved = table.moved(shown, image, step);
                if (!moved.isEmpty()) {
                    mistakes.add(new Hypothesis(Cause.OTHER_FRAME, () -> facts.apply(moved)));
                }
            }
        }
        return mistakes;
    }
}
